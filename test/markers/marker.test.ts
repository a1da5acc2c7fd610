import { describe, expect, it } from 'vitest'
import { readMarker } from '../../src/markers/marker.ts'

const asPrinted = (text: string): string[] =>
  (readMarker(text)?.readings ?? []).filter(({ cost }) => cost === 0).map(({ style, step }) => `${style} ${step}`)

describe('readMarker', () => {
  it.each([
    ['1. The', ['arabic. 1']],
    ['12) The', ['arabic) 12']],
    ['(7) The', ['(arabic) 7']],
    ['1.2.3 The', ['decimal 1.2.3']],
    ['D1.2 The', ['lettered D1.2']],
    ['A.1 The', ['lettered A.1']],
    ['1.02 The', ['decimal 1.02']],
    ['533.010 “Person”', ['statute 533.010']],
    ['12.34.050 The', ['statute 12.34.050']],
    ['533.125 The', ['statute 533.125', 'decimal 533.125']],
    ['(a) the', ['(alpha) a']],
    ['(aa) the', ['(alpha) aa', '(double) aa']],
    ['(i) the', ['(roman) i', '(alpha) i']],
    ['IV. The', ['ROMAN. IV']],
    ['A. The', ['ALPHA. A']],
    ['§ 4 The', ['section-sign 4']],
    ['§ 4.2. The', ['section-sign 4.2']],
    ['§ 1er. Le', ['section-sign 1']],
    ['1° le', ['arabic° 1']],
    ['2° bis le', ['arabic° 2bis']],
    ['Art. 1er. Le', ['article 1']],
    ['Article premier', ['article 1']],
    ['Titre Ier', ['title I']],
    ['Article 5', ['article 5']],
    ['Art. 5. The', ['article 5']],
    ['ARTICLE IV', ['article IV']],
    ['Rule 12', ['rule 12']],
    ['Part Two', ['part 2']],
    ['CHAPTER III – Trade', ['chapter III']],
    ['Section 2: Trade', ['section 2']],
    ['Appendix 13', ['appendix 13']],
    ['Annex B', ['annex B']],
    ['Annex B-2', ['annex B-2']],
    ['Annex C', ['annex C', 'annex C']],
  ])('reads “%s”', (text, readings) => expect(asPrinted(text)).toEqual(readings))

  it.each([
    'First, the parties',
    'Article 5 of the Treaty',
    'article 5. The',
    'No. 5',
    'p. 12.',
    'U.S. forces',
    '15. November 2019',
    'i.e. the ships',
    '3,000 ships',
    '12° C',
    '$ 2 million',
    '8 ships',
    'Second. The',
  ])('takes “%s” for text', (text) => expect(asPrinted(text).filter((reading) => !/alpha/.test(reading))).toEqual([]))

  it.each([
    ['l2. The', 'arabic. 12'],
    ['I3. The', 'arabic. 13'],
    ['S. The', 'arabic. 5'],
    ['1O. The', 'arabic. 10'],
    ['4, The', 'arabic. 4'],
    ['4 The', 'arabic. 4'],
    ['12.The', 'arabic. 12'],
    ['12The', 'arabic. 12'],
    ['§8The', 'section-sign 8'],
    ['1 2. The', 'arabic. 12'],
    ['.7. The', 'arabic. 7'],
    ['{b) the', '(alpha) b'],
    ['(6) the', '(alpha) b'],
    ['(a@) the', '(alpha) a'],
    ['© the', '(alpha) c'],
    ['(©c) the', '(double) c'],
    ['(©a list', '(alpha) c'],
    ['(©the list', '(alpha) c'],
    ['(li) the', '(roman) ii'],
    ['d) the', '(alpha) d'],
    ['2,6 The', 'decimal 2.6'],
    ['2.l0 The', 'decimal 2.10'],
    ['104 The', 'decimal 10.4'],
    ['Article S. The', 'article 5'],
    ['Article I2. The', 'article 12'],
    ['ITI. The', 'ROMAN. III'],
    ['81 Scope', 'section-sign 1'],
    ['83a', 'section-sign 3a'],
    ['$ 2. The', 'section-sign 2'],
    ['Article 1°"', 'article 1'],
    ['ANNEX IIT', 'annex III'],
    ['ANNEX 11', 'annex II'],
  ])('offers “%s” as %s, at a cost', (text, reading) => {
    const found = readMarker(text)?.readings.filter(({ cost }) => cost > 0) ?? []
    const step = (one: (typeof found)[number]): string => (one.style.includes('double') ? one.step[0]! : one.step)
    expect(found.map((one) => `${one.style} ${step(one)}`)).toContain(reading)
  })
})
