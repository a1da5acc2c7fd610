// Small models and lines for tests of decoding: letters as classes, words as a trie, probabilities step by step.
import type { Dawg, LstmModel } from '../../../src/engines/lstm/model.ts'
import type { LineOutput } from '../../../src/engines/lstm/network.ts'

/** Each letter is a class of its own, the space the first; nothing is the last. */
export function modelOf(letters: string, words: readonly string[]): LstmModel {
  const texts = [' ', ...letters]
  return {
    spec: '',
    height: 36,
    network: { kind: 'input', height: 36, depth: 1 },
    sampleIteration: 0,
    classes: texts.length + 1,
    nullClass: texts.length,
    unichars: texts.map((text) => ({
      text,
      isDigit: /\d/.test(text),
      isPunctuation: /[.,]/.test(text),
      isLetter: /\p{L}/u.test(text),
    })),
    codes: texts.map((_, code) => [code]),
    dawgs: words.length === 0 ? [] : [trieOf(words.map((word) => [...word].map((letter) => texts.indexOf(letter))))],
  }
}

/** A line of which each step is given as what its letters share, “_” being nothing; what is left over goes to nothing. */
export function lineOf(model: LstmModel, steps: readonly Readonly<Record<string, number>>[]): LineOutput {
  const probabilities = new Float32Array(steps.length * model.classes)
  for (const [step, shares] of steps.entries()) {
    let left = 1
    for (const [letter, share] of Object.entries(shares)) {
      if (letter === '_') continue
      probabilities[step * model.classes + model.unichars.findIndex(({ text }) => text === letter)] = share
      left -= share
    }
    probabilities[step * model.classes + model.nullClass] = left
  }
  return { steps: steps.length, classes: model.classes, stride: model.classes, probabilities }
}

function trieOf(words: readonly (readonly number[])[]): Dawg {
  const nodes: Map<number, { next: number; ends: boolean }>[] = [new Map()]
  for (const word of words) {
    let at = 0
    for (const [index, letter] of word.entries()) {
      const isLast = index === word.length - 1
      const edge = nodes[at]!.get(letter) ?? { next: nodes.push(new Map()) - 1, ends: false }
      nodes[at]!.set(letter, { ...edge, ends: edge.ends || isLast })
      at = edge.next
    }
  }
  return { kind: 'words', step: (node, letter) => nodes[node]?.get(letter) ?? null }
}
