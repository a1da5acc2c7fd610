import { describe, expect, it } from 'vitest'
import { edgeFurniture, withoutEdges, withoutLineNumbers } from '../../scripts/evaluate/edge-furniture.ts'

const page = (number: string, body: string) => `CONSULTATION DRAFT\n\n${body}\n${number}\n`

describe('edgeFurniture', () => {
  it('takes page numbers, and heads that other pages of the document share', () => {
    const document = [page('4-62', 'Some text.'), page('4-63', 'Other text.')]
    expect(edgeFurniture(document[0]!, document)).toEqual({ first: ['CONSULTATION DRAFT'], last: ['4-62'] })
  })

  it('takes long page numbers, drafts told to be, and parts with room between, one of them a number', () => {
    for (const head of [
      '8.3.1.2-293',
      'CONTROLLED DRAFT C',
      'HY 2        Water use        75',
      'Somatic effects\t\t485',
    ]) {
      const reference = `${head}\n\nThe text.\nMore of it.`
      expect(edgeFurniture(reference, [reference]).first, head).toEqual([head])
    }
  })

  it('keeps rows of a table, captions and a speaker’s name', () => {
    for (const head of ['Herring     412\nMackerel     98', 'Figure 7.', '1\tCHAIRMAN HOLM:  Thank you.']) {
      const reference = `${head}\nThe text.\nMore of it.`
      expect(edgeFurniture(reference, [reference, reference]).first, head).toEqual([])
    }
  })

  it('keeps a heading that stands once, and a body of numbers alone', () => {
    const chapter = '4.0 WASTE TREATMENT TECHNOLOGY\nThe text.'
    expect(edgeFurniture(chapter, [chapter, 'Other.\nText.'])).toEqual({ first: [], last: [] })
    expect(edgeFurniture('12\n13\n14', ['12\n13\n14'])).toEqual({ first: [], last: [] })
  })
})

describe('withoutEdges', () => {
  const furniture = { first: ['CONSULTATION DRAFT'], last: ['4-62'] }

  it('takes off what is much the same near its edge, past noise', () => {
    expect(withoutEdges('. .\nCONSULTATIQN DRAFT\nSome text.\nMore.\n4-6Z\n', furniture)).toBe('. .\nSome text.\nMore.')
  })

  it('leaves a text without those lines whole', () => {
    expect(withoutEdges('Some text.\nMore.', furniture)).toBe('Some text.\nMore.')
  })
})

describe('withoutLineNumbers', () => {
  it('takes the numbers off where they count the lines', () => {
    const lines = Array.from({ length: 12 }, (_, index) => `${index + 1}\tthe words of line`)
    expect(withoutLineNumbers(lines.join('\n'))).toBe(lines.map(() => '\tthe words of line').join('\n'))
    expect(withoutLineNumbers(lines.slice(0, 4).join('\n'))).toBe(lines.slice(0, 4).join('\n'))
  })
})
