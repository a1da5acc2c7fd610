// Page 79 of the 2020 Defense White Paper (Republic of Korea) as text: its lines as printed, and the web viewer around it.

import type { FurniturePiece, Source } from './source.ts'

const PARAGRAPH_1 = `The 51st Republic of Korea (ROK)–United States (US) Security Consultative Meeting (SCM) was held
in Seoul, on November 15, 2019. ROK Minister of National Defense Jeong Kyeongdoo and US Secretary
of Defense Mark Esper led their respective delegations, which included senior defense and foreign affairs
officials. On November 14, 2019, ROK Chairman of the Joint Chiefs of Staff, General Park Hanki and US
Chairman of the Joint Chiefs of Staff, General Mark Milley, presided over the 44th US–ROK Military
Committee Meeting (MCM).`

const PARAGRAPH_2 = `The Minister and the Secretary pledged to continue close communication and cooperation to
develop the ROK–US Alliance, which has served as the linchpin of peace and stability on the Korean
Peninsula and the Northeast Asian region, in a mutually reinforcing and a future-oriented manner. Both
sides praised the SCM’s effective handling of Alliance policy coordination over the past half-century in full
expectation that it should continue as the cornerstone venue to affirm national commitments designed to
develop the Alliance and enhance security and prosperity in the region. They also assessed the results of
the Joint Study for the Future Defense Vision of the ROK–US Alliance regarding future defense
cooperation areas of the Alliance and reaffirmed the common understanding that the scope and level of
the future Alliance cooperation should continuously expand and deepen.`

const PARAGRAPH_3 = `The Minister and the Secretary reviewed the current security environment in the Korean Peninsula
and the region and discussed cooperative measures between the two nations. Both sides reaffirmed the
need for close coordination and cooperation to achieve their common objective of complete
denuclearization in a verifiable manner and the establishment of permanent peace on the Korean
Peninsula. They also recognized the historic achievements made by the meetings between the leaders of
the ROK, the United States, and the Democratic People’s Republic of Korea (DPRK) during 2018 and
2019 including the ROK–US–DPRK meeting in June 2019 that was held at Panmunjom, a place that
once served as a symbol of division. They also decided to continue their efforts towards creating an
environment conducive to the implementation of the commitments in the Panmunjom Declaration on
Peace, Prosperity, and Reunification of the Korean Peninsula (Panmunjom Declaration), the Pyongyang
Joint Declaration of September 2018 (the Pyongyang Joint Declaration), and the Joint Statement of
President Donald J. Trump and Chairman Kim Jong Un at the Singapore Summit. They engaged in in-
depth discussions on the repeated missile launch activities by the DPRK and pledged to remain closely
aligned. They also affirmed the importance of full enforcement of UN Security Council resolutions by the
international community.`

const FURNITURE: readonly FurniturePiece[] = [
  { text: 'Page 79 - 2020 Defence White Paper', side: 'left', baseline: 30, size: 11, face: 'regular' },
  { text: 'P.\u2009 79', side: 'left', baseline: 49, size: 11, face: 'bold' },
  { text: 'Appendix', side: 'right', baseline: 80, size: 9.5, face: 'italic' },
  { text: 'Appendix', side: 'right', baseline: 782, size: 9.5, face: 'regular' },
  {
    text: '74   75   76   77   78   79   80   81   82   83   84',
    side: 'center',
    baseline: 818,
    size: 10,
    face: 'regular',
  },
]

const TITLE = ['Joint Communiqué of the 51st ROK–US', 'Security Consultative Meeting']
const DATELINE = { text: 'Seoul, November 15, 2019', place: 'Seoul', date: '2019-11-15' }

export const whitePaperPage79: Source = {
  name: 'white-paper-page-79',
  source: '2020 Defense White Paper, page 79 (Appendix 13)',
  title: TITLE.join(' '),
  section: { label: 'Appendix', number: '13' },
  dateline: DATELINE,
  firstPageLabel: 79,
  measure: {
    width: 595,
    height: 842,
    left: 72,
    right: 66,
    top: 128,
    bottom: 80,
    size: 10.5,
    leading: 15.2,
    paragraphGap: 14,
  },
  blocks: [
    { kind: 'section', text: '13', size: 26, side: 'center' },
    { kind: 'title', lines: TITLE, size: 16 },
    { kind: 'dateline', text: DATELINE.text },
    { kind: 'paragraph', number: '1', marker: '1.', text: PARAGRAPH_1 },
    { kind: 'paragraph', number: '2', marker: '2.', text: PARAGRAPH_2 },
    { kind: 'paragraph', number: '3', marker: '3.', text: PARAGRAPH_3 },
  ],
  footnotes: [],
  furniture: () => FURNITURE,
}
