// Pages of German, French and Korean, typeset for the tests of other languages than English.
import { createRequire } from 'node:module'
import { GlobalFonts } from '@napi-rs/canvas'
import { drawText } from '../../scripts/facsimiles/fonts.ts'
import type { GrayImage } from '../../src/engines/ports.ts'
import { drawn } from './text-image.ts'

GlobalFonts.registerFromPath(
  createRequire(import.meta.url).resolve('@expo-google-fonts/nanum-myeongjo/400Regular/NanumMyeongjo_400Regular.ttf'),
  'Myeongjo',
)

export interface LanguagePage {
  /** Tesseract's code. */
  readonly language: string
  readonly lines: readonly string[]
  readonly image: GrayImage
}

const SIZE = 36

function typeset(language: string, lines: readonly string[], draw: 'roman' | 'myeongjo'): LanguagePage {
  const image = drawn(1500, 160 + 66 * lines.length, (context) => {
    for (const [index, line] of lines.entries()) {
      const y = 120 + 66 * index
      if (draw === 'roman') drawText(context, line, 100, y, 'regular', SIZE)
      else {
        context.font = `${SIZE}px Myeongjo`
        context.fillText(line, 100, y)
      }
    }
  })
  return { language, lines, image }
}

export const LANGUAGE_PAGES: readonly LanguagePage[] = [
  typeset(
    'deu',
    [
      '1. Die Vertragsparteien bekräftigen ihre Absicht, die Zusammenarbeit',
      'auf den Gebieten der Fischerei, des Zolls und der Straßenführung zu',
      'vertiefen; über Änderungen wird jährlich im März beraten.',
      '2. Größere Maßnahmen, welche die Häfen betreffen, müssen vorher',
      'schriftlich angezeigt werden (§ 4 Absatz 2).',
      '3. Dieser Beschluß gilt für fünf Jahre, längstens bis 31. Dezember 1987.',
    ],
    'roman',
  ),
  typeset(
    'fra',
    [
      '1. Les Parties contractantes réaffirment leur volonté de coopérer dans',
      'les domaines de la pêche, de la douane et des voies navigables.',
      '2. Une commission mixte se réunira chaque année, à tour de rôle, afin',
      'd’étudier les mesures déjà prises et de proposer celles qui paraîtraient',
      'nécessaires à l’exécution du présent traité.',
      '3. Le présent accord entrera en vigueur le 15 août 1962.',
    ],
    'roman',
  ),
  typeset(
    'kor',
    [
      '1. 양측은 지역의 평화와 안정을 위하여 서로 협력하기로 하였다.',
      '2. 정부는 해마다 한 번씩 회의를 열고 그 결과를 발표한다.',
      '3. 이 합의는 서명한 날부터 효력을 가지며 다섯 해 동안 유지된다.',
      '4. 대표단은 교통과 통신, 어업과 무역에 관한 문제를 논의하였다.',
    ],
    'myeongjo',
  ),
]
