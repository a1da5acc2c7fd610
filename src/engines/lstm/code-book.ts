// The code book: which sequences of classes spell which character; of one class as a rule, of several for Korean and Chinese.
import type { LstmModel } from './model.ts'

/** Which unichar a sequence of classes spells. */
export interface CodeBook {
  /** The unichar spelled by the longest beginning of `classes` from `at` on, and that beginning's length; null for none. */
  match(classes: readonly number[], at: number): { readonly unichar: number; readonly length: number } | null
}

interface CodeNode {
  unichar: number
  readonly next: Map<number, CodeNode>
}

/** Codes of one class as a rule; of several for Korean, Chinese and others. */
export function codeBookOf({ codes, unichars }: LstmModel): CodeBook {
  const root: CodeNode = { unichar: -1, next: new Map() }
  for (const [unichar, code] of codes.entries()) {
    if (unichars[unichar]!.text === '' || code.length === 0) continue
    let node = root
    for (const part of code) {
      const next = node.next.get(part) ?? { unichar: -1, next: new Map() }
      node.next.set(part, next)
      node = next
    }
    if (node.unichar === -1) node.unichar = unichar
  }
  return {
    match(classes, at) {
      let [node, found]: [CodeNode | undefined, { unichar: number; length: number } | null] = [root, null]
      for (let length = 0; node !== undefined; node = node.next.get(classes[at + length++]!))
        if (node.unichar !== -1) found = { unichar: node.unichar, length }
      return found
    },
  }
}
