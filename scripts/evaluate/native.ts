// Native tesseract beside Recto: the same images, one thread a process, nothing kept between runs.
import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Version line of the installed tesseract, or null. */
export function nativeVersion(): string | null {
  const { status, stdout, stderr } = spawnSync('tesseract', ['--version'], { encoding: 'utf8' })
  return status === 0 ? `${stdout}${stderr}`.split('\n')[0]! : null
}

/** Text of one image and the seconds it took. */
export async function nativeText(image: string): Promise<{ readonly text: string; readonly seconds: number }> {
  const start = performance.now()
  const { stdout } = await run('tesseract', [image, 'stdout'], {
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    maxBuffer: 64 << 20,
  })
  return { text: stdout, seconds: (performance.now() - start) / 1000 }
}
