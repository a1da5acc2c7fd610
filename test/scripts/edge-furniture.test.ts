import { describe, expect, it } from 'vitest'
import { edgeFurniture, withoutEdges } from '../../scripts/evaluate/edge-furniture.ts'

const page = (number: string, body: string) => `CONSULTATION DRAFT\n\n${body}\n${number}\n`

describe('edgeFurniture', () => {
  it('takes page numbers, and heads that other pages of the document share', () => {
    const document = [page('4-62', 'Some text.'), page('4-63', 'Other text.')]
    expect(edgeFurniture(document[0]!, document)).toEqual({ first: ['CONSULTATION DRAFT'], last: ['4-62'] })
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
