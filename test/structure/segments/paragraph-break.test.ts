import { describe, expect, it } from 'vitest'
import { documentOf } from '../../../scripts/evaluate/recto.ts'
import { typedPage } from '../typed-page.ts'

const paragraphs = (...grids: string[]): string[] =>
  documentOf(grids.map((grid, index) => typedPage(grid, { page: index + 1 })))
    .nodes.filter(({ layer }) => layer === 'body')
    .map(({ text }) => text)

const beginnings = (...grids: string[]): string[] =>
  paragraphs(...grids).map((text) => text.split(' ').slice(0, 2).join(' '))

describe('paragraph breaks', () => {
  it('parts a first line that is set in, though the sentence above goes on in it', () => {
    expect(
      beginnings(`
     The application of the harbour master for his costs having come on for a
hearing in the spring, no opposition having been filed, the costs being
reasonable, and good cause appearing,
     IT IS ORDERED that the application is granted in the sum that was asked
for, to be paid out of the funds of the harbour within the next ninety
days.
`),
    ).toEqual(['The application', 'IT IS'])
  })

  it('parts what is set in by ten spaces, though its sentence before ends in dirt', () => {
    expect(
      beginnings(`
          The rocks of the southern harbour are described in detail, as their
occurrence there is the northernmost of all that the council knows of on this
coast (Holm, 1962), i
          In the area of the old canal, as in most of the southern harbour, the
sequence of the quays is without a break, and no work on them is known to it.
`),
    ).toEqual(['The rocks', 'In the'])
  })

  it('parts the text from the list above it, whose last item is a line that ends early', () => {
    expect(
      beginnings(`
The harbour was opened in the year of the great storm, and has been so
ever since, but for a winter.

Of its lamps the oldest is the one on the southern pier, which the pilots
have kept from the first.

The council resolved in the spring of that year, when the quay had been mended at
the cost of the harbour, that there should be for the whole coast at least:
     - a lamp on the northern pier, to be kept by the pilots;
     - a bell on the bar; and
     - a book of the tides.
We hold that this was right, and that what has been spent on the bell will be had
back within ten years from the dues of the harbour.`),
    ).toEqual(['The harbour', 'Of its', 'The council', 'a lamp', 'a bell', 'a book', 'We hold'])
  })

  it('parts two pages where the last line of the first was not wrapped', () => {
    const title = `
The lamps of the coast, with an account of what was spent upon each in its year
Paper 1147`
    const rest = `
Copies of this paper are to be had of the clerk of the council, in the hall above
the quay, on any day of the week but the last.`
    expect(beginnings(title, rest)).toContain('Copies of')
    expect(
      beginnings(
        title.replace('Paper 1147', 'and the whole cost of it, as it was told to the council when it met on'),
        rest.replace('Copies', 'Lamps'),
      ),
    ).not.toContain('Lamps of')
  })

  it('parts the summary of a chapter, in capitals, from what is under it', () => {
    const [summary, motto] = paragraphs(`
THE GENERAL DECLINE OF THE HARBOUR FROM A PORT OF THE KINGDOM TO A REFUGE OF
     SMUGGLERS, AND THENCE TO A VILLAGE OF FISHERMEN AND OF OLD SOLDIERS, AND
     OF ITS LAST PILOT—THE OLD LAMP AND THE NEW ONE, WITH SOME WORDS OF ITS
     OWN KEEPER
          0, there was never a life like the pilot’s,
The harbour had in those days of which we are to tell no lamp, nor any keeper of it,
and who came by night came by the stars or came by the fires that the wreckers lit.`)
    expect(summary).toMatch(/KEEPER$/u)
    expect(motto).toMatch(/^0, there/u)
  })

  it('begins a caption behind dirt, and none within a sentence that names a figure', () => {
    const rows = (middle: string): string =>
      `The board set up four gauges in the spring of that year, each in a well of brick
that the sea can enter by a narrow pipe, and what they drew is told in the book
${middle}
Figure 3. The height of the water at four gauges, in feet, for each month of it
and for all of the harbours of the coast.`
    expect(beginnings(rows('reo'))).toContain('Figure 3.')
    expect(beginnings(rows('of the harbour for the whole of the first year, of which the months are in the'))).toEqual([
      'The board',
    ])
  })

  it('keeps the lines under an article’s centred number together, the first of them set in', () => {
    expect(
      beginnings(`
                              Article 1

     Each Party shall name an office that gives effect to this Agreement on its own behalf,
and shall tell the other Party of it by a note within thirty days of its signature here.

                              Article 2

     The Parties shall keep open the harbours that are named in the Annex to it for ships of
either Party, on the terms that are set out in the articles that follow.`),
    ).toEqual(['Each Party', 'The Parties'])
  })

  it('keeps a line of display that is set in and short with its sentence', () => {
    expect(
      beginnings(`
The dues of a vessel that lies at the quay for more than a single night are
reckoned for each of its tons and for each of the days that it lies, as
     D = 4 t
where the first is the sum and the other is the number of its days at the
quay of the harbour.
`),
    ).toEqual(['The dues'])
  })

  it('parts what follows a quotation that was set in, and a single line from the next', () => {
    expect(
      beginnings(`
The keeper of the lamps holds the land that the book of the harbour names
as land of the council, described there as:
     The western half of the quay, from the lamp to the stair, with all
     the sheds that stand upon it and the crane, as told on the map of
     the said harbour,
and he may keep it for as long as he pays the dues that are set upon it.
`),
    ).toContain('and he')
  })

  it('takes a line that stands by itself between gaps as a paragraph', () => {
    expect(
      beginnings(`
     The keeper of the lamps is chosen by the council in the first week of any
year and holds the office until the next is chosen.
     [Added by the council of 1871; 12 of the book]

     The master of the quay is chosen by the owners of the vessels that lie in
the harbour on that day.
     [Added by the council of 1872; 14 of the book]
`),
    ).toEqual(['The keeper', '[Added by', 'The master', '[Added by'])
  })

  it('looks past a speck after the sentence', () => {
    expect(
      beginnings(`
The keeper of the lamps went down to the quay in the evening and he lit all
of them. )
     Then the master of the quay came in his boat from the far side and said a
word to him about the fog.
`),
    ).toEqual(['The keeper', 'Then the'])
  })

  it('parts paragraphs of a single line each, where the line above had room for the next word', () => {
    expect(
      beginnings(`
The keeper of the lamps lights them at dusk.
The master of the quay is told of it by his clerk.
Neither of them sleeps before the tide has turned in the outer harbour,
and they come home late.
The clerk does not.
`),
    ).toEqual(['The keeper', 'The master', 'Neither of', 'The clerk'])
  })

  it('keeps sentences of a ragged paragraph together, where the next word did not fit', () => {
    expect(
      beginnings(`
The keeper of the lamps lights them at dusk, and the clerk tells it.
Extraordinarily long words at a beginning leave the line above short.
Nothing else does so. The master of the quay comes later in the evening.
`),
    ).toEqual(['The keeper'])
  })

  it('takes the label of a list at a letter’s foot out of what stands above it', () => {
    const { nodes } = documentOf([
      typedPage(`
The keeper of the lamps will send the things that are listed here below
to the council of the harbour before the winter.

Enclosures: 1. The plan of the tower
            2. The bill of the smith
cc:
1. The clerk
2. The pilot
cc: The council
Enclosures (2)`),
    ])
    expect(nodes.slice(1).map(({ label, number = '', text }) => `${label} ${number} ${text}`)).toEqual([
      'paragraph  Enclosures:',
      'numbered_paragraph 1 The plan of the tower',
      'numbered_paragraph 2 The bill of the smith',
      'paragraph  cc:',
      'numbered_paragraph 1 The clerk',
      'numbered_paragraph 2 The pilot',
      'paragraph  cc: The council',
      'paragraph  Enclosures (2)',
    ])
  })

  it('parts recitals that end far before the margin with a clause, and no address', () => {
    expect(
      beginnings(`
The Council of the Coast,
Having regard to the Charter, Article 7,
Recalling that the harbours of the north have been open to all ships for
as long as their books go back, has agreed on the text that follows.`),
    ).toEqual(['The Council', 'Having regard', 'Recalling that'])
    expect(
      paragraphs(`
The text of the letter goes on and fills its measure well, and here it ends.

Anna Holm,
Director of Pilots,
Harbour Office of the North,
Westholm`),
    ).toHaveLength(2)
  })

  it('parts recitals of a line each, the first of them full, as far apart as paragraphs are', () => {
    const text = Array.from(
      { length: 6 },
      () => 'The keepers of the harbour, who are named below, have met upon the coast in spring',
    ).join('\n')
    const recitals = [
      'The Governments of Norland, Sudria and Westmark, hereinafter named “the Parties”,',
      'Recalling the treaty on safe passage signed at the harbour,',
      'Desiring to keep the roads of the sea safe for all vessels,',
      'Have agreed as follows:',
    ]
    expect(beginnings(`${recitals.join('\n\n')}\n\n${text}.`).slice(0, 4)).toEqual([
      'The Governments',
      'Recalling the',
      'Desiring to',
      'Have agreed',
    ])
  })

  it('parts recitals that are each set in, one line or more, and full', () => {
    const grid = `
The Assembly of Harbour Towns,

     Recalling what it has resolved on the lighting of quays and on pilots,
     Noting with concern that the number of those who go by ferry has grown to
twice what it was, while the number of boats for their rescue has not grown,
     Having heard the report that the Secretary gave on all of this in the fall,
and on what was done,

1. Calls upon all towns to count those who go by ferry.`
    expect(beginnings(grid)).toEqual(['The Assembly', 'Recalling what', 'Noting with', 'Having heard', 'Calls upon'])
  })
})

describe('what is said in turn', () => {
  const transcript = `
Q.   And what did you see from the quay of the harbour on that night of the storm?
A.   The lamp of the pilot, and the harbour full of ships that had come in from the
sea.
Q.   Did the keeper light it? The register of the lamps says nothing of it at all.
A.   He did not. He was ill, and the clerk had been asked to light the lamps for him.
Q.   Who asked him?
MR. SMITH:  Objection. The register is not before the court, and the witness has not
seen it.
THE COURT:  Sustained. Go on, and ask the witness what he saw and no more than that.
A.   The council did.`

  it('is a paragraph for each turn, however full the line before is', () => {
    expect(beginnings(transcript)).toEqual([
      ...['Q. And', 'A. The', 'Q. Did', 'A. He', 'Q. Who', 'MR. SMITH:', 'THE COURT:', 'A. The'],
    ])
  })

  it('goes on over a name with a colon where nobody is asked anything', () => {
    const [whole] = paragraphs(`
The board heard those who keep the harbours of the coast, of whom it names but one,
MR. SMITH: he has kept the lamp of the old quay for thirty years, and his father did
before him.`)
    expect(whole).toMatch(/but one, MR\. SMITH: he has kept .* before him\.$/u)
  })
})
