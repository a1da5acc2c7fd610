import { describe, expect, it } from 'vitest'
import { documentOf } from '../../scripts/evaluate/recto.ts'
import { readMarker } from '../../src/markers/marker.ts'
import { readMarkerChain } from '../../src/markers/marker-chain.ts'
import { typedPage } from '../structure/typed-page.ts'

const printed = (text: string): string | undefined => readMarker(text)?.readings[0]?.printed

describe('signs that count', () => {
  it('are circled figures, and Korean letters with a stop or brackets', () => {
    expect(printed('① The keeper lights the lamps.')).toBe('①')
    expect(printed('⑳ 항만 당국은')).toBe('⑳')
    expect(printed('가. 임차인은')).toBe('가.')
    expect(printed('나) 임차인은')).toBe('나)')
    expect(printed('(다) 임차인은')).toBe('(다)')
    expect(readMarker('(다. 임차인은')).toBeNull()
    expect(readMarker('각. 임차인은')).toBeNull()
  })

  it('stand behind an article and its title', () => {
    const chain = readMarkerChain('제2조(허가) ① 항만 당국은 부두의 임대를 허가할 수 있다.')
    expect(chain.map(({ marker }) => marker.readings[0]!.step)).toEqual(['2', '1'])
    expect(readMarkerChain('제2조(허가) 항만 당국은 부두의 임대를 허가할 수 있다.')).toHaveLength(1)
  })

  it('number paragraphs', () => {
    const grid = `제1조(허가) ① 항만 당국은 부두의 임대를 허가할 수 있다.
② 허가를 받은 자는 다음 각 호의 사항을 지켜야 한다.
   1. 부두를 깨끗이 유지한다.
      가. 임대료는 매년 장관이 정하여 고시한다.
      나. 당국은 허가를 취소할 수 있다.
   2. 그 내용을 게시하여야 한다.`
    const { nodes } = documentOf([typedPage(grid)])
    expect(nodes.flatMap(({ number }) => number ?? [])).toEqual([
      '1.1',
      '1.2',
      '1.2.1',
      '1.2.1.가',
      '1.2.1.나',
      '1.2.2',
    ])
  })
})
