import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const TEXT = `The keeper of the lamps writes into the book of the station what he has seen
on his watch, and the board reads it in the spring and in the autumn.`
const SET_IN = `     The keeper of the lamps writes into the book of the station what he has
seen on his watch, and the board reads it in the spring and in the autumn.`

const headings = (grid: string): string[] =>
  documentOf([typedPage(`${TEXT}\n\n${grid}`)])
    .nodes.filter(({ label }) => label === 'section_header')
    .map(({ marker, text }) => `${marker ?? ''} | ${text}`)

describe('a numbered heading', () => {
  it('is none of what a bracketed paragraph counts, though its nouns begin with capitals', () => {
    const grid = `(1) ${TEXT}

(2) Im Sinne des Absatzes 1 sind

     1. Fähren: Fahrzeuge, die dem Übersetzverkehr dienen,

     2. Betreiber: Personen, die eine Fähre

          a) auf eigene Rechnung betreiben oder

          b) für einen anderen führen,

     3. Behörden: die Landräte und die Oberbürgermeister.

(3) ${TEXT}`
    expect(headings(grid)).toEqual([])
  })

  it('stands over a paragraph that is set in, at the very pitch of the text', () => {
    const grid = (first: string, second: string): string => `${first}\n${SET_IN}\n${second}\n${SET_IN}`
    expect(headings(grid('A. The duty of the master', 'B. The damages'))).toEqual([
      'A. | The duty of the master',
      'B. | The damages',
    ])
    expect(headings(grid('A. The duty of the master is to give a seat to each', 'B. The damages.'))).toEqual([])
  })

  it('in small letters stands alone between gaps over paragraphs that count in figures, without a second one', () => {
    const grid = (heading: string): string => `${heading}\n\n1. ${TEXT}\n\n2. ${TEXT}\n\n3. ${TEXT}`
    expect(headings(grid('I. General matters'))).toEqual(['I. | General matters'])
    expect(headings(grid('I. General matters of the board, which were read.'))).toEqual([])
    expect(headings(`I. General matters\n\n${TEXT}`)).toEqual([])
  })

  it('in capitals with a stop stands under the heading of its part, and counts without a second', () => {
    const grid = `                              ARGUMENT

     I. THE COMPLAINT STATES A CLAIM FOR THE VESSEL.

${SET_IN}\n\n          A. The duty of the master is told.\n\n${SET_IN}\n\n          B. The damages are told.\n\n${SET_IN}`
    const { nodes } = documentOf([typedPage(`${TEXT}\n\n${grid}`)])
    const told = nodes.filter(({ label, number }) => label === 'section_header' || number !== undefined)
    expect(told.map(({ number, text }) => `${number ?? ''} ${text.slice(0, 20)}`)).toEqual([
      ' ARGUMENT',
      'I THE COMPLAINT STATES',
      'I.A The duty of the mast',
      'I.B The damages are told',
    ])
  })

  it('in capitals stands over a full line at the very pitch of the text, with a stop where its likes have none', () => {
    const grid = (...heads: string[]): string => heads.map((head) => `${head}\n${TEXT}`).join('\n')
    expect(headings(grid('I. THE COUNCIL', 'II. THE COURT', 'III. COSTS.'))).toEqual([
      'I. | THE COUNCIL',
      'II. | THE COURT',
      'III. | COSTS.',
    ])
    expect(headings(grid('I. THE COUNCIL', 'II. The court sits.', 'III. COSTS.'))).toEqual(['I. | THE COUNCIL'])
  })

  it('may have no stop, where the next number counts on within it', () => {
    const grid = `1 What was asked\n\n1.1 ${TEXT}\n\n1.2 ${TEXT}\n\n2 What was found\n\n2.1 ${TEXT}\n\n2.2 ${TEXT}`
    expect(headings(grid)).toEqual(['1 | What was asked', '2 | What was found'])
  })

  it('of decimals is short, in small letters and alone between gaps', () => {
    const grid = (head: string): string => `2.1 ${head}\n\n${TEXT}\n\n2.2 Bells on the piers\n\n${TEXT}`
    expect(headings(grid('What the horns cost'))).toEqual(['2.1 | What the horns cost', '2.2 | Bells on the piers'])
    expect(headings(grid('What the horns cost is told.'))).toEqual(['2.2 | Bells on the piers'])
    // A raised 3 behind the stop, misread.
    expect(headings(grid('What the horns cost is told.’'))).toEqual(['2.2 | Bells on the piers'])
  })

  it('of decimals stands over a full line at the very pitch of the text, where its bold type is not told', () => {
    const grid = (head: string): string =>
      `2.1 Lamps: ${TEXT}\n\n2.1.1 ${head}\n${TEXT}\n\n2.1.2 Bells on the piers\n${TEXT}`
    expect(headings(grid('What the horns cost'))).toEqual(['2.1.1 | What the horns cost', '2.1.2 | Bells on the piers'])
    expect(headings(grid('What the horns cost is told.'))).toEqual(['2.1.2 | Bells on the piers'])
  })

  it('is no item of a list whose lines follow each other closely', () => {
    expect(headings('1. Lamps of the New Kind\n2. Clocks of the Town\n3. Bells')).toEqual([])
  })

  it('names a part of the text, a missing annex before it or not', () => {
    const grid = `1. ${TEXT}\n\n2. ${TEXT}\n\n${' '.repeat(34)}Annex B\n\n${' '.repeat(25)}Ferries that were visited:\n\nI. ${TEXT}\n\nII. ${TEXT}`
    const { nodes, sections } = documentOf([typedPage(`${TEXT}\n\n${grid}`)])
    expect(sections.map(({ label, number, title }) => ({ label, number, title })).at(-1)).toEqual({
      label: 'Annex',
      number: 'B',
      title: 'Ferries that were visited:',
    })
    expect(nodes.flatMap(({ number }) => number ?? [])).toEqual(['1', '2', 'I', 'II'])
  })

  it('that was misread is mended in the text, as its likes have it there', () => {
    const [centred, items] = [' '.repeat(34), `1. ${TEXT}\n\n2. ${TEXT}`]
    const annex = `${' '.repeat(22)}ANNEX | – Rules of the Harbour`
    const grid = `${centred}Article |\n\n${items}\n\n${centred}Article 2\n\n${items}\n\n${annex}\n\n${items}`
    const { nodes, sections } = documentOf([typedPage(grid)])
    const headed = nodes.filter(({ number }) => number === undefined)
    expect(headed.map(({ marker, text }) => [marker, text])).toEqual([
      [undefined, 'Article 1'],
      [undefined, 'Article 2'],
      [undefined, 'ANNEX 1 – Rules of the Harbour'],
    ])
    expect(headed[0]).toMatchObject({ raw: 'Article |', because: expect.stringContaining('mended from “Article |”') })
    expect(sections.at(-1)).toMatchObject({ label: 'Annex', number: '1' })
  })
})
