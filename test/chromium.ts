// A headless Chromium for tests, spoken to over its debugging pipe: what a page loads, logs and looks like.
import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The first browser on the PATH; null where there is none. */
export function findChromium(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Keys that tests press, with the codes that Windows has for them. */
const KEY_CODES = { Tab: 9, Enter: 13, Escape: 27, ArrowUp: 38, ArrowDown: 40, n: 78, p: 80, '+': 187 } as const

export interface Tab {
  /** Loads a page to its end. */
  load(url: string): Promise<void>
  look(view: { readonly scheme: 'light' | 'dark'; readonly width: number; readonly height: number }): Promise<void>
  /** The value of an expression in the page. */
  evaluate<T>(expression: string): Promise<T>
  press(key: keyof typeof KEY_CODES): Promise<void>
  /** Moves the pointer to a place in the window, pixels, and there presses it or not. */
  point(x: number, y: number, how: 'hover' | 'click'): Promise<void>
  /** PNG of what is seen. */
  screenshot(): Promise<Buffer>
  /** Addresses asked for, and what was written to the log, since the browser started. */
  readonly requests: readonly string[]
  readonly logged: readonly string[]
}

export interface Chromium {
  readonly tab: Tab
  close(): Promise<void>
}

type Message = {
  id?: number
  method?: string
  params?: Record<string, never>
  result?: never
  error?: { message: string }
}
type Send = <T>(method: string, params?: object) => Promise<T>

export async function startChromium(path: string): Promise<Chromium> {
  const profile = mkdtempSync(join(tmpdir(), 'recto-chromium-'))
  const quiet = ['--disable-background-networking', '--disable-component-update', '--no-first-run', '--hide-scrollbars']
  const flags = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
  ]
  const child = spawn(path, [...flags, ...quiet], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
  const [tab, send] = await openTab(child)
  return {
    tab,
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      await send('Browser.close').catch(() => child.kill('SIGKILL'))
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function openTab(child: ChildProcess): Promise<readonly [Tab, Send]> {
  const [requests, logged]: [string[], string[]] = [[], []]
  const events = new Map<string, () => void>()
  const connection = connect(child, (method, params) => {
    if (method === 'Network.requestWillBeSent') requests.push((params.request as { url: string }).url)
    if (method === 'Log.entryAdded') logged.push((params.entry as { text: string }).text)
    if (method === 'Runtime.consoleAPICalled' || method === 'Runtime.exceptionThrown')
      logged.push(JSON.stringify(params))
    events.get(method)?.()
  })
  const { targetId } = await connection<{ targetId: string }>('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await connection<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
  const send: Send = (method, params = {}) => connection(method, { sessionId, ...params })
  for (const domain of ['Page', 'Network', 'Log', 'Runtime']) await send(`${domain}.enable`)
  const tab: Tab = {
    requests,
    logged,
    load: async (url) => {
      const loaded = new Promise<void>((resolve) => events.set('Page.loadEventFired', resolve))
      await send('Page.navigate', { url })
      await loaded
    },
    look: async ({ scheme, width, height }) => {
      await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] })
      await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })
    },
    evaluate: async <T>(expression: string) => {
      const answer = await send<{ result: { value: T }; exceptionDetails?: object }>('Runtime.evaluate', {
        expression,
        returnByValue: true,
        awaitPromise: true,
      })
      if (answer.exceptionDetails !== undefined) throw new Error(JSON.stringify(answer.exceptionDetails))
      return answer.result.value
    },
    press: async (key) => {
      const text = key === 'Enter' ? '\r' : key
      const event = {
        key,
        code: key,
        windowsVirtualKeyCode: KEY_CODES[key],
        ...(text.length === 1 ? { text } : {}),
      }
      await send('Input.dispatchKeyEvent', { type: 'keyDown', ...event })
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
    },
    point: async (x, y, how) => {
      const event = { x, y, button: 'left', clickCount: 1 }
      await send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y })
      if (how === 'hover') return
      await send('Input.dispatchMouseEvent', { type: 'mousePressed', ...event })
      await send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...event })
    },
    screenshot: async () => Buffer.from((await send<{ data: string }>('Page.captureScreenshot')).data, 'base64'),
  }
  return [tab, connection]
}

/** Messages are JSON, each ended by a zero byte; file descriptor 3 takes commands, 4 gives answers and events. */
function connect(child: ChildProcess, onEvent: (method: string, params: Record<string, never>) => void): Send {
  const [commands, answers] = [child.stdio[3] as Writable, child.stdio[4] as Readable]
  const waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>()
  let [last, rest] = [0, '']
  answers.setEncoding('utf8')
  answers.on('data', (part: string) => {
    const messages = (rest + part).split('\0')
    rest = messages.pop()!
    for (const text of messages) {
      const { id, method, params, result, error } = JSON.parse(text) as Message
      if (method !== undefined) onEvent(method, params!)
      const asked = waiting.get(id ?? 0)
      if (error !== undefined) asked?.reject(new Error(error.message))
      else asked?.resolve(result!)
    }
  })
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the browser ended'))
  })
  return (method, params = {}) =>
    new Promise((resolve, reject) => {
      const { sessionId, ...rest } = params as { sessionId?: string }
      last++
      waiting.set(last, { resolve: resolve as (value: never) => void, reject })
      commands.write(`${JSON.stringify({ id: last, method, params: rest, sessionId })}\0`)
    })
}
