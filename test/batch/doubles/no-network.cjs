// A network that is not there: every way out throws and is written down; loaded before all else in every process.
const { appendFileSync } = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')
const { isMainThread } = require('node:worker_threads')

const log = (line) => appendFileSync(process.env.GUARD_LOG, `${line}\n`)

function closed(name) {
  return () => {
    log(`tried ${name} ${new Error().stack.split('\n').slice(2, 5).join(' ')}`)
    throw new Error(`no network: ${name}`)
  }
}

function close(module, ...names) {
  for (const name of names) require(module)[name] = closed(`${module}.${name}`)
}

const { Socket } = require('node:net')
const connect = Socket.prototype.connect
Socket.prototype.connect = function (...args) {
  // A path is a pipe between processes of one machine, as the TypeScript loader uses one.
  const [options] = Array.isArray(args[0]) ? args[0] : args
  return typeof options?.path === 'string' ? connect.apply(this, args) : closed('net.connect')()
}
const lookups = ['lookup', 'lookupService', 'resolve', 'resolve4', 'resolve6', 'reverse']
close('node:dns', ...lookups)
close('node:dns/promises', ...lookups)
for (const module of ['node:http', 'node:https']) close(module, 'request', 'get')
close('node:http2', 'connect')
close('node:tls', 'connect')
close('node:dgram', 'createSocket')
globalThis.fetch = closed('fetch')
globalThis.WebSocket = closed('WebSocket')
syncBuiltinESMExports()

log(`guarding a ${isMainThread ? (process.send ? 'child process' : 'process') : 'worker thread'}`)
