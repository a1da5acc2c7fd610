// Chapters and articles of Korean laws, which name others in their sentences.
import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'
import { numbersOf } from './numbers-of.ts'

const LAW = `
                              제1장 총칙

제1조(목적) 이 고시는 도선의 안전에 필요한 사항을 정함을 목적으로 한다. 선장은 이를
제3조에 따라 알려야 한다.

제2조(정의) 이 고시에서 쓰는 말의 뜻은 다음과 같다. 소유자는 증명서에 적힌 수보다 많은
제1항의 승객을 태워서는 아니 된다.

                              제2장 기록과 검사

제3조(기록) 선장은 기록을 보관하여야 하며 그 밖에 필요한 사항은 장관이 따로 정한다.

제3조의2(열람) 누구든지 기록을 볼 수 있다. 이 경우 선장은 이를 막지 못한다.

제4조(검사) 장관은 도선을 해마다 검사한다.`

describe('Korean chapters and articles', () => {
  it('count through the law, what was put in later behind the one before it', () => {
    expect(numbersOf(LAW)).toEqual({ numbers: ['1', '1', '2', '2', '3', '3의2', '4'], codes: [] })
  })

  it('are headings and paragraphs', () => {
    const { nodes } = documentOf([typedPage(LAW)])
    expect(nodes.map(({ label, marker, text }) => [label, marker ?? text])).toEqual([
      ['section_header', '제1장 총칙'],
      ['numbered_paragraph', '제1조'],
      ['numbered_paragraph', '제2조'],
      ['section_header', '제2장 기록과 검사'],
      ['numbered_paragraph', '제3조'],
      ['numbered_paragraph', '제3조의2'],
      ['numbered_paragraph', '제4조'],
    ])
  })
})
