// A structured reference read from JSON; what is wrong with it is told with its line.
import { RectoError } from '../../diagnostics/recto-error.ts'
import { Reference } from '../../model/reference.ts'
import { lineAt, lineOfPath } from './json-line.ts'
import { type ReferenceText, textOfReference } from './reference-text.ts'

/** @param file how the user named it; throws a RectoError of kind input that names the line */
export function readJsonReference(json: string, file: string): ReferenceText {
  const parsed = Reference.safeParse(parse(json, file))
  if (parsed.success) return textOfReference(parsed.data)
  const [issue] = parsed.error.issues
  const unknown = issue!.code === 'unrecognized_keys' ? issue!.keys.slice(0, 1) : []
  const path = [...issue!.path, ...unknown]
  throw new RectoError('input', `line ${lineOfPath(json, path)}: ${pathText(path)}: ${reasonOfIssue(issue!.message)}`, {
    hint: 'correct the reference; schemas/reference.schema.json says what may stand in it',
    file,
  })
}

/** What a person would say of it. */
const reasonOfIssue = (message: string): string =>
  message.endsWith('received undefined') ? 'is missing' : message.replace(/^Invalid input: /, '')

function parse(json: string, file: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    throw new RectoError('input', `line ${lineOfSyntaxError(json, message)}: not JSON (${reasonOf(message)})`, {
      hint: 'correct it there',
      file,
      cause,
    })
  }
}

/** V8 names a position, or quotes ten letters around what it stumbled over, or the text ended too early. */
function lineOfSyntaxError(json: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return lineAt(json, Number(position))
  const quoted = /, (?<cut>\.{3})?"(?<text>[\s\S]+?)"(?:\.{3})? is not valid JSON$/.exec(message)?.groups
  if (quoted !== undefined) return lineAt(json, json.indexOf(quoted.text!) + (quoted.cut === undefined ? 0 : 10))
  return lineAt(json, json.trimEnd().length)
}

const reasonOf = (message: string): string => message.replace(/ in JSON.*| \(line.*|, (?:\.{3})?"[\s\S]*/, '')

const pathText = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? 'the whole'
    : path
        .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`))
        .join('')
