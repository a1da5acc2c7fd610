// Where in a JSON text a value stands: the line of a path, for errors that a person can act on.

type Path = readonly PropertyKey[]

/** 1-based line of the value at `path` in sound JSON; of the last value on the way where the path goes further. */
export function lineOfPath(json: string, path: Path): number {
  return lineAt(json, offsetOf(json, path))
}

/** 1-based line of an offset. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

function offsetOf(json: string, path: Path): number {
  let at = skipSpace(json, 0)
  for (const step of path) {
    const inner = memberOf(json, at, step)
    if (inner === null) return at
    at = inner
  }
  return at
}

/** Offset of the member `step` of the object or array at `start`; null where there is none. */
function memberOf(json: string, start: number, step: PropertyKey): number | null {
  const open = json[start]
  if (open !== '{' && open !== '[') return null
  let at = skipSpace(json, start + 1)
  for (let index = 0; json[at] !== '}' && json[at] !== ']'; index++) {
    let name: PropertyKey = index
    if (open === '{') {
      const end = endOfValue(json, at)
      name = JSON.parse(json.slice(at, end))
      at = skipSpace(json, skipSpace(json, end) + 1)
    }
    if (name === step) return at
    at = skipSpace(json, endOfValue(json, at))
    if (json[at] === ',') at = skipSpace(json, at + 1)
  }
  return null
}

function endOfValue(json: string, start: number): number {
  const open = json[start]
  if (open === '"') return endOfString(json, start)
  if (open !== '{' && open !== '[') return start + /^[^\s,\]}]*/.exec(json.slice(start, start + 400))![0].length
  let depth = 0
  for (let at = start; at < json.length; at++) {
    if (json[at] === '"') at = endOfString(json, at) - 1
    else if (json[at] === '{' || json[at] === '[') depth++
    else if ((json[at] === '}' || json[at] === ']') && --depth === 0) return at + 1
  }
  return json.length
}

function endOfString(json: string, start: number): number {
  let at = start + 1
  while (at < json.length && json[at] !== '"') at += json[at] === '\\' ? 2 : 1
  return at + 1
}

function skipSpace(json: string, start: number): number {
  let at = start
  while (at < json.length && /\s/.test(json[at]!)) at++
  return at
}
