import { describe, expect, it } from 'vitest'
import { structurePages } from '../../../src/digitize.ts'
import type { Document, Generator } from '../../../src/model/document.ts'
import { typedPage } from '../typed-page.ts'

const GENERATOR: Generator = {
  name: 'recto',
  version: '0.0.0',
  engine: { name: 'typed', version: '0', language: 'eng' },
  options: { dpi: 300, language: 'eng', engine: 'tesseract.js', model: null, pages: null },
}

function documentOf(...grids: string[]): Document {
  const pages = grids.map((grid, index) => typedPage(grid, { page: index + 1 }))
  return structurePages(pages, { path: 'typed.pdf', sha256: '0'.repeat(64), pageCount: pages.length }, GENERATOR)
}

const TEXT = `
1. The parties met in the harbour of the host and agreed on all that
had been put before them by the Chair of the meeting.

2. The parties agreed to meet again in a year, and to keep the records
of what they have said until then.`

const APPENDIX = (number: number, title: string, place: string): string => `
                            Appendix ${number}

                  ${title}

                        ${place}, March ${number}, 2021
${TEXT}`

const numbersOf = ({ nodes }: Document): (string | undefined)[] =>
  nodes.filter(({ label }) => label === 'numbered_paragraph').map(({ number }) => number)

describe('sections', () => {
  it('are one for an undivided document', () => {
    const { sections } = documentOf(TEXT)
    expect(sections).toEqual([
      {
        first: 'p0001-n001',
        label: null,
        number: null,
        title: null,
        dateline: null,
        pages: [1],
        quality: { expectedCer: 0.0183 },
      },
    ])
  })

  it('are not named by the first of their chapters', () => {
    const chapter = (number: string): string => `Chapter ${number}. Lamps\n${TEXT}\n`
    expect(documentOf(chapter('III')).metadata.section).toEqual({ label: 'Chapter', number: 'III' })
    expect(documentOf([chapter('I'), chapter('II')].join('\n')).metadata.section).toBeNull()
  })

  it('are two appendices, each with its title, dateline, pages and numbering', () => {
    const document = documentOf(
      APPENDIX(13, 'Joint Statement on Harbours', 'Eastmere'),
      `
3. The parties agreed to dredge the channel to the depth that they had
agreed upon in the year before.`,
      APPENDIX(14, 'Joint Statement on Pilots', 'Westmere'),
    )
    expect(
      document.sections.map(({ label, number, title, dateline, pages }) => [
        label,
        number,
        title,
        dateline?.place,
        pages,
      ]),
    ).toEqual([
      ['Appendix', '13', 'Joint Statement on Harbours', 'Eastmere', [1, 2]],
      ['Appendix', '14', 'Joint Statement on Pilots', 'Westmere', [3]],
    ])
    expect(numbersOf(document)).toEqual(['1', '2', '3', '1', '2'])
    expect(document.metadata.section).toEqual({ label: 'Appendix', number: '13' })
    expect(document.diagnostics.filter(({ code }) => code.startsWith('structure/number'))).toEqual([])
  })

  it('are a treaty and its annexes on the same page, numbered by the annex and not through it', () => {
    const document = documentOf(`
              Agreement on Harbours

                    Article 1

The parties keep the harbours open for the ships of all the others.

                    Article 2

The parties report on this in each year to the Secretary.

                    Annex A

1. The harbours are those of the host and of the coast to the north.

2. The pilots are those of the harbours.

                    Annex B-2

1. The records are kept by the Secretary.

2. The records are open.`)
    expect(document.sections.map(({ label, number }) => `${label} ${number}`)).toEqual([
      'null null',
      'Annex A',
      'Annex B-2',
    ])
    expect(numbersOf(document)).toEqual(['1', '2', '1', '2', '1', '2'])
  })

  it('are a treaty and its annex without a number, which counts by itself', () => {
    const document = documentOf(
      `
              Agreement on Harbours

                    Article 1

1. The parties keep the harbours open for the ships of all the others.

2. The parties report on this in each year to the Secretary.`,
      `
                               ANNEX

                        Rules of the Harbour

1. The harbours are those of the host and of the coast to the north.

2. The pilots are those of the harbours.

3. The records are open.`,
    )
    expect(document.sections.map(({ label, number, title, pages }) => [label, number, title, pages])).toEqual([
      [null, null, 'Agreement on Harbours', [1]],
      ['Annex', null, 'Rules of the Harbour', [2]],
    ])
    expect(numbersOf(document)).toEqual(['1.1', '1.2', '1', '2', '3'])
    expect(document.metadata.section).toBeNull()
    const annex = document.nodes.find(({ text }) => text === 'ANNEX')
    expect(annex?.label).toBe('section_header')
    expect(annex?.number).toBeUndefined()
    expect(document.nodes.filter(({ id }) => id.startsWith('p0002')).map(({ parent }) => parent)).not.toContain(
      'p0001-n002',
    )
  })

  it('begin with an annex whose name runs at the head of its later pages, or stands at the margin of its first', () => {
    const words = ['harbours', 'lamps', 'pilots', 'dues', 'berths', 'bells', 'ropes']
    const items = (...numbers: number[]): string =>
      numbers
        .map((number, place) => {
          const [said, kept] = [words[(number + place) % 7]!, words[(3 * number + 1) % 7]!]
          return `${number}. Of ${said} the parties said in year ${number * 7} that they are kept by the host, and\nthat ${kept} are the duty of all who come by sea.`
        })
        .join('\n\n')
    const treaty = `              Agreement on Harbours\n\n${items(1, 2, 3)}`
    const middle = `${' '.repeat(31)}ANNEX\n\n`
    const runs = documentOf(treaty, middle + items(1, 2), middle + items(3, 4), middle + items(5, 6))
    expect(runs.sections.map(({ first, label }) => [first, label])).toEqual([
      ['p0001-n001', null],
      ['p0002-n001', 'Annex'],
    ])
    expect(numbersOf(runs)).toEqual(['1', '2', '3', '1', '2', '3', '4', '5', '6'])
    expect(runs.nodes.filter(({ label }) => label === 'page_header')).toHaveLength(2)
    const aside = documentOf(treaty, `Annex\n\nRules of the Harbour\n\n${items(1, 2)}`)
    expect(aside.sections.map(({ label }) => label)).toEqual([null, 'Annex'])
    expect(documentOf(treaty, `Annex\n\n${items(4, 5)}`).sections).toHaveLength(1)
  })

  it('begin with an annex that says in its heading what it is an annex to, and with the annexes of other languages', () => {
    const body = `
1. The parties met in the harbour of the host and agreed on all that
had been put before them by the Chair of the meeting.

2. The parties agreed to meet again in a year.
`
    const annex = (heading: string): string => `
${' '.repeat(34 - heading.length / 2)}${heading}

1. The harbours are those of the host and of the coast to the north.

2. The pilots are those of the harbours.`
    for (const heading of ['ANNEX TO THE TREATY ON HARBOURS', 'ANNEX – RULES OF THE HARBOUR', 'Anlage', 'ANEXO']) {
      const document = documentOf(body + annex(heading))
      expect(document.sections.map(({ label }) => label)).toEqual([null, expect.stringMatching(/^An/u)])
      expect(numbersOf(document)).toEqual(['1', '2', '1', '2'])
    }
  })

  it('do not begin with a note of enclosures at a letter’s foot, a report’s part, or a word within its text', () => {
    for (const word of ['ATTACHMENT', 'Enclosure', 'SCHEDULE', 'Annex']) {
      const document = documentOf(`${TEXT}

${word}

3. The parties agreed to dredge the channel to the depth that they had
agreed upon in the year before.`)
      expect(document.sections).toHaveLength(1)
      expect(numbersOf(document)).toEqual(['1', '2', '3'])
    }
  })

  it('do not begin where a sentence speaks of an annex, nor again where its name is repeated', () => {
    const document = documentOf(
      APPENDIX(13, 'Joint Statement on Harbours', 'Eastmere'),
      `
                            Appendix 13

3. The parties agreed on the list of harbours as it stands in

Annex B of the report, which had been put before them.`,
    )
    expect(document.sections).toHaveLength(1)
  })
})
