import { describe, expect, it } from 'vitest'
import type { Recognizer } from '../../../src/engines/ports.ts'
import { tellSmallCapitals } from '../../../src/page/recheck/small-capitals.ts'
import { CAPITAL, type Glyph, LETTER, plainWord, readerOf, type SetWord, STOP, setLine, X_HEIGHT } from './set-line.ts'

/** As high as small letters. */
const SMALL: Glyph = { width: 0.7, height: 1.1 }
const TAIL: Glyph = { width: 0.7, height: 1.4, rise: -0.4 }
const DOT: Glyph = { width: 0.2, height: 0.2, rise: 1.25, gap: -0.45 }

/** A full capital and small ones, read as `text`. */
const smallCapitals = (text: string, confidence = 0.9): SetWord => ({
  text,
  glyphs: [CAPITAL, ...[...text.slice(1)].map(() => SMALL)],
  confidence,
})

/** Reads one text after another. */
function readerOfEach(texts: readonly string[], confidence = 0.95): Recognizer & { readonly left: string[] } {
  const left = [...texts]
  return { ...readerOf('', 0), left, recognize: (...asked) => readerOf(left.shift()!, confidence).recognize(...asked) }
}

async function read(words: readonly SetWord[], recognizer: Recognizer): Promise<string> {
  const { line, image, blobs } = setLine(words)
  const [told] = await tellSmallCapitals([line], { image, blobs, xHeight: X_HEIGHT, recognizer })
  return told!.words.map(({ text, confidence }) => `${text} ${confidence.toFixed(2)}`).join(', ')
}

describe('tellSmallCapitals', () => {
  it('tells them by letters that would rise or hang, and reads the level words beside them too', async () => {
    const words = [smallCapitals('Tue'), smallCapitals('Istanp')]
    expect(await read(words, readerOfEach(['ISLAND', 'THE']))).toBe('The 0.95, Island 0.95')
  })

  it('tells them by capitals behind a full one, and keeps what stands around them', async () => {
    const title: SetWord = { text: 'TiTLe.', glyphs: [CAPITAL, SMALL, SMALL, SMALL, SMALL, STOP] }
    expect(await read([title], readerOfEach(['TITLE']))).toBe('Title. 0.95')
  })

  it('spells them as most of the line was read', async () => {
    const words = [smallCapitals('HELMBERGER'), smallCapitals('DonaLd')]
    expect(await read(words, readerOfEach(['DONALD']))).toBe('HELMBERGER 0.90, DONALD 0.95')
    const fewer = [smallCapitals('MAN'), smallCapitals('Epwarp')]
    expect(await read(fewer, readerOfEach(['EDWARD']))).toBe('MAN 0.90, Edward 0.95')
  })

  it('reads the other words of a line only where one of it is of small capitals', async () => {
    const words = [smallCapitals('Ships'), smallCapitals('Tue')]
    expect(await read(words, readerOfEach(['ships']))).toBe('Ships 0.90, Tue 0.90')
  })

  it('makes no capitals of small letters that are read as they were', async () => {
    const words = [smallCapitals('HELMBERGER'), smallCapitals('Lorp'), smallCapitals('New')]
    expect(await read(words, readerOfEach(['LORD', 'NEW']))).toBe('HELMBERGER 0.90, LORD 0.95, New 0.90')
  })

  it('takes letters of capitals’ shape for capitals, where one among them is of its own', async () => {
    expect(await read([smallCapitals('Lorp')], readerOfEach(['LoRD']))).toBe('Lord 0.95')
    expect(await read([smallCapitals('Lorp')], readerOfEach(['Loco']))).toBe('Lorp 0.90')
  })

  it('looks at a long word in doubt, whatever was read', async () => {
    expect(await read([smallCapitals('Dons', 0.4)], readerOfEach(['DONE']))).toBe('Done 0.95')
    expect(await read([smallCapitals('Dons', 0.85)], readerOfEach([]))).toBe('Dons 0.85')
  })

  it('doubts a reading that has fewer letters than the ink', async () => {
    expect(await read([smallCapitals('Hatuertey')], readerOfEach(['HATERLEY']))).toBe('Haterley 0.50')
  })

  it('leaves small letters: they rise, hang, have dots, or read as such', async () => {
    const none = readerOfEach([])
    expect(await read([plainWord('Once'), { text: 'up', glyphs: [LETTER, TAIL] }], none)).toBe('Once 0.95, up 0.95')
    expect(await read([{ text: 'is', glyphs: [DOT, LETTER, LETTER] }], none)).toBe('is 0.95')
    expect(await read([smallCapitals('Ships')], readerOfEach(['ships']))).toBe('Ships 0.90')
    expect(await read([smallCapitals('Istanp')], readerOfEach(['ISLAND'], 0.4))).toBe('Istanp 0.90')
  })

  it('leaves a line of full capitals as capitals', async () => {
    const word: SetWord = { text: 'IsTanp', glyphs: [SMALL, SMALL, SMALL, SMALL, SMALL, SMALL] }
    expect(await read([word], readerOfEach(['ISLAND']))).toBe('ISLAND 0.95')
  })

  it('leaves capitals that hang together before a small letter', async () => {
    const plural: SetWord = { text: 'CRFs', glyphs: [{ width: 3.2, height: 1.45 }, SMALL], confidence: 0.4 }
    expect(await read([plural, smallCapitals('Istanp')], readerOfEach(['ISLAND']))).toBe('CRFs 0.40, Island 0.95')
  })

  it('loses no apostrophe or hyphen', async () => {
    const name: SetWord = { ...smallCapitals('Dow’s'), text: 'Dow’s' }
    expect(await read([name, smallCapitals('Lorp')], readerOfEach(['LORD', 'DOWS']))).toBe('Dow’s 0.90, Lord 0.95')
  })
})
