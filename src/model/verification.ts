// The verification report: how far documents are from their references, where, and by what kind of fault.
import { z } from 'zod'
import { Box } from './box.ts'

export const Fold = z.enum(['hyphens', 'quotes', 'dashes', 'ligatures', 'case', 'whitespace'])

const Count = z.int().nonnegative()
const Rate = z.number().nonnegative()

export const ErrorFigure = z
  .strictObject({
    edits: Count.describe(
      'substitutions + insertions + deletions: the fewest possible, in long texts with many errors nearly so',
    ),
    length: Count.describe('letters or words of the reference'),
    compared: Count.describe('letters or words of the document'),
    substitutions: Count,
    insertions: Count.describe('in the document, not in the reference'),
    deletions: Count.describe('in the reference, not in the document'),
    rate: Rate.nullable().describe('edits / length; null where the reference is empty and the document is not'),
  })
  .describe('Edits by length')
export type ErrorFigure = z.infer<typeof ErrorFigure>

export const Measures = z.strictObject({
  cer: ErrorFigure.describe('letters: NFC grapheme clusters, in order'),
  wer: ErrorFigure.describe('Unicode words, in order'),
  bagOfWords: ErrorFigure.describe('words in any order'),
  flexibleCer: ErrorFigure.nullable().describe(
    'letters with lines in any order (flexible character accuracy, 1 − rate); null where the texts are too long for it, or their lines too long and too unlike',
  ),
})
export type Measures = z.infer<typeof Measures>

export const Retrieval = z
  .strictObject({
    expected: Count.describe('in the reference'),
    found: Count.describe('in the document'),
    correct: Count.describe('in both'),
    precision: Rate.max(1).describe('correct / found; 1 where nothing was found'),
    recall: Rate.max(1).describe('correct / expected; 1 where nothing was expected'),
    f1: Rate.max(1).describe('harmonic mean of both'),
  })
  .describe('Precision and recall')
export type Retrieval = z.infer<typeof Retrieval>

export const FaultKind = z.enum([
  'fused',
  'split',
  'missing',
  'invented',
  'misnumbered',
  'furniture-in-body',
  'body-in-furniture',
])
export type FaultKind = z.infer<typeof FaultKind>

export const Fault = z
  .strictObject({
    kind: FaultKind,
    message: z.string().min(1).describe('one line that names numbers and nodes'),
    numbers: z.array(z.string()).describe('numbered paragraphs of the reference that it concerns'),
    nodes: z.array(z.string()).describe('ids of the nodes that it concerns'),
    page: z.int().positive().nullable().describe('physical page where it shows; null where nothing was found'),
    letters: Count.describe('letters that stand where they should not, or are missing'),
    text: z.string().describe('how the text concerned begins'),
  })
  .describe('A fault of segmentation or furniture')
export type Fault = z.infer<typeof Fault>

export const DiffRun = z
  .strictObject({
    kind: z.enum(['equal', 'substitute', 'delete', 'insert']),
    reference: z.string().describe('letters of the reference; empty for an insertion'),
    found: z.string().describe('letters of the document; empty for a deletion'),
  })
  .describe('A stretch of an alignment; joined up, the stretches are both texts')
export type DiffRun = z.infer<typeof DiffRun>

export const Place = z.strictObject({ page: z.int().positive().describe('physical page, 1-based'), box: Box })
export type Place = z.infer<typeof Place>

export const Passage = z
  .strictObject({
    kind: z
      .enum(['title', 'dateline', 'heading', 'numbered_paragraph', 'paragraph', 'footnote'])
      .describe('what it is in the reference'),
    number: z.string().nullable().describe('numbered paragraphs: the number in the reference'),
    foundNumber: z.string().nullable().describe('the number of the node its text stands in'),
    nodes: z.array(z.string()).describe('ids of the nodes its text stands in; none where it was not found'),
    places: z.array(Place).describe('where these stand'),
    faults: z.array(FaultKind).describe('faults of segmentation or furniture that concern it'),
    cer: ErrorFigure,
    wer: ErrorFigure,
    reference: z.string().describe('text of the reference, folded as it was compared'),
    found: z.string().describe('what the document has of it, folded as it was compared, wherever it stands'),
    runs: z.array(DiffRun),
  })
  .describe('A paragraph, heading or other piece of the reference’s body, and what was made of it')
export type Passage = z.infer<typeof Passage>

export const KindTotal = z.strictObject({
  faults: Count.describe('recognition: differing stretches; otherwise named faults'),
  letters: Count.describe('letters concerned'),
})
export type KindTotal = z.infer<typeof KindTotal>

export const Confusion = z.strictObject({
  reference: z.string().describe('letters of the reference; empty: read where there is nothing'),
  found: z.string().describe('what they were read as; empty: not read'),
  count: z.int().positive(),
})
export type Confusion = z.infer<typeof Confusion>

export const Summary = z
  .strictObject({
    measures: Measures.describe('of the whole text in order, with the folds on'),
    unfolded: Measures.describe('the same without any fold'),
    paragraphs: Retrieval.nullable().describe('numbered paragraphs; null where the reference has none'),
    furniture: Retrieval.nullable().describe('null where the reference does not tell it'),
    kinds: z
      .strictObject({ recognition: KindTotal, segmentation: KindTotal, furniture: KindTotal })
      .describe('the three kinds of fault'),
    confusions: z.array(Confusion).describe('most frequent first'),
  })
  .describe('Figures of a document or of a run')
export type Summary = z.infer<typeof Summary>

export const DocumentVerification = z
  .strictObject({
    name: z.string().describe('by which document and reference were matched'),
    document: z.string().describe('the document.json, as it was named or found'),
    reference: z.string().describe('the reference, as it was named or found'),
    pages: Count,
    ...Summary.shape,
    faults: z.array(Fault).describe('in the order of the reference'),
    passages: z.array(Passage).describe('in the order of the reference'),
  })
  .describe('One document against its reference')
export type DocumentVerification = z.infer<typeof DocumentVerification>

export const Gate = z.enum(['max-cer', 'max-wer', 'min-paragraph-f1'])
export type Gate = z.infer<typeof Gate>

export const MissedGate = z.strictObject({
  gate: Gate,
  limit: Rate,
  actual: Rate.nullable().describe('null where there is no such figure'),
})
export type MissedGate = z.infer<typeof MissedGate>

export const VerificationReport = z
  .strictObject({
    schemaVersion: z.literal('1.0'),
    generator: z.strictObject({ name: z.literal('recto'), version: z.string() }),
    options: z.strictObject({
      folds: z.array(Fold).describe('differences overlooked'),
      wildcard: z.string().nullable().describe('in a reference: stands for any one letter'),
      text: z.enum(['body', 'whole']).describe('what of the document was compared: its body, or its furniture too'),
    }),
    documents: z.array(DocumentVerification).describe('by name'),
    uncompared: z
      .array(
        z.strictObject({
          file: z.string(),
          role: z.enum(['document', 'reference']),
          reason: z.string().min(1),
        }),
      )
      .describe('documents and references without a counterpart, or that cannot be read'),
    totals: Summary.describe('sums over all documents; rates are of the sums, so weighted by length'),
    missedGates: z.array(MissedGate),
  })
  .describe('Recto verification report')
export type VerificationReport = z.infer<typeof VerificationReport>
