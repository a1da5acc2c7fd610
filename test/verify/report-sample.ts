// Verification reports for tests: one document with every kind of content, its texts given.
import type {
  DiffRun,
  DocumentVerification,
  ErrorFigure,
  Passage,
  VerificationReport,
} from '../../src/model/verification.ts'
import { characterErrors, wordErrors } from '../../src/verify/texts/error-rate.ts'

export interface SampleTexts {
  readonly name: string
  readonly word: string
  readonly surplus: string
}

export const PLAIN: SampleTexts = { name: 'page-79', word: 'Alliance', surplus: 'rn' }

const equal = (text: string): DiffRun => ({ kind: 'equal', reference: text, found: text })

export function passageOf(runs: readonly DiffRun[], rest: Partial<Passage> = {}): Passage {
  const reference = runs.map((run) => run.reference).join('')
  const found = runs.map((run) => run.found).join('')
  return {
    kind: 'numbered_paragraph',
    number: '1',
    foundNumber: '1',
    nodes: ['p0001-n001'],
    places: [{ page: 1, box: [0, 0, 100, 20] }],
    faults: [],
    cer: finite(characterErrors(reference, found, null)),
    wer: finite(wordErrors(reference, found, null)),
    reference,
    found,
    runs: [...runs],
    ...rest,
  }
}

const finite = (figure: Omit<ErrorFigure, 'rate'> & { rate: number }): ErrorFigure => ({
  ...figure,
  rate: Number.isFinite(figure.rate) ? figure.rate : null,
})

const figure = (edits: number, length: number): ErrorFigure => ({
  ...{ edits, length, compared: length, substitutions: edits, insertions: 0, deletions: 0 },
  rate: edits / length,
})

function documentOf({ name, word, surplus }: SampleTexts): DocumentVerification {
  const retrieval = { expected: 3, found: 3, correct: 2, precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 }
  return {
    name,
    document: `${name}/document.json`,
    reference: `${name}.txt`,
    pages: 2,
    measures: { cer: figure(12, 1200), wer: figure(4, 200), bagOfWords: figure(3, 200), flexibleCer: figure(6, 1200) },
    unfolded: { cer: figure(24, 1200), wer: figure(8, 200), bagOfWords: figure(5, 200), flexibleCer: null },
    paragraphs: retrieval,
    furniture: null,
    kinds: {
      recognition: { faults: 9, letters: 12 },
      segmentation: { faults: 1, letters: 0 },
      furniture: { faults: 1, letters: 8 },
    },
    confusions: [
      { reference: surplus, found: 'm', count: 14 },
      { reference: '', found: surplus, count: 2 },
    ],
    faults: [
      {
        ...{ kind: 'fused', message: `2 and 3 stand in one node (${name})`, numbers: ['2', '3'] },
        ...{ nodes: ['p0001-n002'], page: 1, letters: 0, text: word },
      },
    ],
    passages: [
      passageOf([equal(word)], { kind: 'title', number: null, foundNumber: null }),
      passageOf([equal('The '), { kind: 'substitute', reference: word, found: 'x' }, equal(' met.')]),
      passageOf(
        [
          { kind: 'delete', reference: word, found: '' },
          equal(' is '),
          { kind: 'insert', reference: '', found: surplus },
          equal(word),
        ],
        { number: `2${name}`, foundNumber: name, faults: ['misnumbered'] },
      ),
    ],
  }
}

export function reportOf(
  documents: readonly SampleTexts[] = [PLAIN],
  rest: Partial<VerificationReport> = {},
): VerificationReport {
  const all = documents.map(documentOf)
  const { measures, unfolded, paragraphs, furniture, kinds, confusions } = all[0]!
  const file = documents[0]!.name
  return {
    schemaVersion: '1.0',
    generator: { name: 'recto', version: '0.0.0' },
    options: { folds: ['whitespace', 'quotes'], wildcard: null, text: 'body' },
    documents: all,
    uncompared: [{ file, role: 'reference', reason: `no document named ${file}` }],
    totals: { measures, unfolded, paragraphs, furniture, kinds, confusions },
    missedGates: [
      { gate: 'max-cer', limit: 0.005, actual: 0.01 },
      { gate: 'min-paragraph-f1', limit: 1, actual: null },
    ],
    ...rest,
  }
}
