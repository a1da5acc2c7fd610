// Plates: pages composed block by block in a plain text of their own, from which both the type and the reference are made.
import type { Face } from '../source.ts'

/** A line "`.name key=value flag`" opens a block; the lines under it are its text. */
export interface PlateBlock {
  /** A node's label; or what is no text: `space`, `rule`, `columns`, `column`, `picture`, `watermark`, `holes`, `border`. */
  readonly name: string
  readonly lines: readonly string[]
  readonly options: ReadonlyMap<string, string>
}

export interface Plate {
  readonly options: ReadonlyMap<string, string>
  readonly blocks: readonly PlateBlock[]
}

const DIRECTIVE = /^\.(?<name>[a-z_]+)(?<options>(?: [a-z]+(?:=\S+)?)*)$/u

/** Pages of a source, each opened by ".page". Throws where a line belongs to no block. */
export function readPlates(source: string): Plate[] {
  const plates: { options: ReadonlyMap<string, string>; blocks: (PlateBlock & { lines: string[] })[] }[] = []
  for (const line of source.split('\n')) {
    const directive = DIRECTIVE.exec(line)?.groups
    if (directive !== undefined) {
      const options = optionsOf(directive.options!)
      if (directive.name === 'page') plates.push({ options, blocks: [] })
      else plates.at(-1)!.blocks.push({ name: directive.name!, lines: [], options })
    } else if (line !== '') {
      const block = plates.at(-1)?.blocks.at(-1)
      if (block === undefined) throw new Error(`no block for “${line}”`)
      block.lines.push(line)
    }
  }
  return plates
}

function optionsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .trim()
      .split(' ')
      .filter((option) => option !== '')
      .map((option) => [option.split('=')[0]!, option.split('=')[1] ?? '']),
  )
}

export const numberOf = (options: ReadonlyMap<string, string>, key: string, otherwise: number): number =>
  options.has(key) ? Number(options.get(key)) : otherwise

export const faceOf = (options: ReadonlyMap<string, string>): Face =>
  options.has('bold') ? 'bold' : options.has('italic') ? 'italic' : 'regular'
