import { describe, expect, it } from 'vitest'
import { readMarker } from '../../src/markers/marker.ts'
import { readWordMarker } from '../../src/markers/word-marker.ts'

describe('Korean divisions', () => {
  it.each([
    ['제1편 총칙', 'part', 1, '제1편'],
    ['제2장 기록과 검사', 'chapter', 2, '제2장'],
    ['제 3 절 검사', 'section', 3, '제 3 절'],
    ['제4조(목적) 이 고시는 도선의 안전에 필요한 사항을 정한다.', 'article', 4, '제4조'],
    ['제12조', 'article', 12, '제12조'],
  ])('%s', (text, style, value, recognized) => {
    expect(readWordMarker(text)).toMatchObject({ style, recognized, numbers: [{ value, mended: false }] })
  })

  it('that were put in later count behind the one before them', () => {
    expect(readWordMarker('제4조의2(기록) 선장은')).toMatchObject({
      recognized: '제4조의2',
      numbers: [{ value: 4, inserted: 1, step: '4의2' }],
    })
  })

  it('have letters read for their digits', () => {
    expect(readWordMarker('제l조(목적) 이 고시는')).toMatchObject({
      numbers: [{ value: 1, printed: '제1조', mended: true }],
    })
  })

  it.each([
    '제3조에 따라 선장은',
    '제3조 및 제4조에 따라',
    '제3조 제1항의 증명서',
    '제1항의 증명서에는',
    '제출한 서류',
    '제0조(목적)',
  ])('“%s” names none', (text) => {
    expect(readMarker(text)).toBeNull()
  })
})
