// The HTML report: hostile texts stay text, nothing is from elsewhere, and it can be read without seeing or pointing.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visible } from '../../../src/diagnostics/html-text.ts'
import { VerificationReport } from '../../../src/model/verification.ts'
import { renderVerificationHtml } from '../../../src/verify/report/html.ts'
import { faultTable } from '../../../src/verify/report/html-passages.ts'
import { readHtml, type Tag } from '../html-tags.ts'
import { PLAIN, passageOf, reportOf } from '../report-sample.ts'

const CROP = { source: 'data:image/webp;base64,UklGRg==', width: 1000, height: 30 }
const tagsOf = (html: string, name: string): Tag[] =>
  readHtml(html).tags.filter((tag) => tag.name === name && !tag.closes)

describe('the table of faults', () => {
  const fault = { kind: 'missing' as const, numbers: ['2'], nodes: [], page: null, letters: 22 }

  it('shows how a text begins once, whether the message has it or not', () => {
    const told = ['2 is missing: “Dues are levied by ton…”', '2 is missing'].map(
      (message) => faultTable({ faults: [{ ...fault, message, text: 'Dues are levied by ton…' }] }).markup,
    )
    expect(told.map((markup) => markup.match(/Dues are levied/g)?.length)).toEqual([1, 1])
  })
})

describe('hostile text', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '=', 'script', ' ', '\u0000', '\u202e', 'é', '\ud800'),
      minLength: 1,
      maxLength: 12,
    }),
  )

  it('changes no tag and is shown whole', () => {
    const shape = (html: string): string[] =>
      readHtml(html).tags.map(
        ({ name, closes, attributes }) => `${closes ? '/' : ''}${name} ${Object.keys(attributes)}`,
      )
    const plain = shape(renderVerificationHtml(reportOf(), []))
    fc.assert(
      fc.property(fc.record({ name: hostile, word: hostile, surplus: hostile }), (texts) => {
        const html = renderVerificationHtml(reportOf([texts]), [])
        expect(shape(html)).toEqual(plain)
        expect(readHtml(html).text).toContain(visible(`2 and 3 stand in one node (${texts.name})`))
      }),
    )
  })

  it.each([
    ['a script', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['an attribute', '" onload="alert(1)', '&quot; onload=&quot;alert(1)'],
    ['an entity', '&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['a bidirectional override', 'abc\u202etxt', 'abc⟨U+202E⟩txt'],
    ['a zero', 'a\u0000b', 'a⟨U+0000⟩b'],
    ['half a surrogate pair', 'a\ud800b', 'a⟨U+D800⟩b'],
    ['a soft hyphen and a zero-width space', 'a\u00adb\u200bc', 'a⟨U+00AD⟩b⟨U+200B⟩c'],
    ['a tag character', 'a\u{e0041}b', 'a⟨U+E0041⟩b'],
    ['a carriage return', 'a\rb', 'a⟨U+000D⟩b'],
  ])('%s is written as text', (_, word, written) => {
    expect(renderVerificationHtml(reportOf([{ ...PLAIN, word }]), [])).toContain(`<mark>${written}</mark>`)
  })

  it('of great length is broken, not cut', () => {
    const word = 'x'.repeat(5000)
    const { text } = readHtml(renderVerificationHtml(reportOf([{ ...PLAIN, word }]), []))
    expect(text).toContain(word)
  })
})

describe('the file', () => {
  const html = renderVerificationHtml(reportOf([PLAIN, { ...PLAIN, name: 'page-80' }]), [
    {
      passages: [[], [{ start: 0, end: 11, page: 1, box: [0, 0, 9, 9], crop: CROP }], []],
      notes: ['No crops of page 2.'],
    },
  ])

  it('is one for a report that keeps its schema', () => {
    expect(VerificationReport.safeParse(reportOf()).error).toBeUndefined()
    expect(html.startsWith('<!DOCTYPE html>\n<html lang="en">')).toBe(true)
  })
  it('has no script, no inline style, no handler, and names no other place', () => {
    const { tags } = readHtml(html)
    expect(tags.map(({ name }) => name)).not.toContain('script')
    expect(
      tags.flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => /^on|^style$/.test(name)),
    ).toEqual([])
    const places = tags.flatMap(({ attributes: { src, href } }) => [src, href].filter((place) => place !== undefined))
    expect(places.filter((place) => !place.startsWith('#'))).toEqual([CROP.source])
    expect(html).not.toMatch(/url\(|@import|https?:/)
  })
  it('forbids all but its own style sheet and images within it', () => {
    const policy = tagsOf(html, 'meta').find((tag) => tag.attributes['http-equiv'] === 'Content-Security-Policy')!
    const style = /<style>([\s\S]*)<\/style>/.exec(html)![1]!
    const hash = createHash('sha256').update(style).digest('base64')
    expect(policy.attributes.content).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`,
    )
  })
  it('has ids once each, and links that lead to them', () => {
    const ids = readHtml(html).tags.flatMap(({ attributes: { id } }) => id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const targets = tagsOf(html, 'a').map(({ attributes: { href } }) => href!.slice(1))
    expect(targets.length).toBeGreaterThan(5)
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
  })
  it('has captions, scopes, headings without gaps and a name for each image', () => {
    const { tags } = readHtml(html)
    tags.forEach(({ name, closes }, index) => {
      if (name === 'table' && !closes) expect(tags[index + 1]!.name).toBe('caption')
    })
    expect(tagsOf(html, 'th').filter(({ attributes: { scope } }) => scope !== 'row' && scope !== 'col')).toEqual([])
    const levels = tags.flatMap(({ name, closes }) => (/^h\d$/.test(name) && !closes ? Number(name[1]) : []))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([])
    expect(tagsOf(html, 'img').map(({ attributes: { alt } }) => alt)).toEqual(['Scan of this line, page 1'])
  })
  it('is the same for the same report', () => {
    expect(renderVerificationHtml(reportOf(), [])).toBe(renderVerificationHtml(reportOf(), []))
  })
})

describe('what it says', () => {
  const { text } = readHtml(renderVerificationHtml(reportOf(), []))
  const flat = text.replace(/\s+/g, ' ')

  it.each([
    'Missed: CER 1.00 %, above the limit of 0.50 % (--max-cer)',
    'Missed: Paragraph F1: there is none, --min-paragraph-f1 is 100.00 %',
    'Not compared: 1 file',
    '12 / 1,200',
    'folds: whitespace, quotes',
    'not measured',
    'misnumbered, numbered page-79 in the document',
    '1 paragraph, heading or note of 3 without a fault.',
  ])('%s', (part) => expect(flat).toContain(part))

  it('tells substitution, deletion and insertion apart in the markup', () => {
    const html = renderVerificationHtml(reportOf(), [])
    expect(html).toContain('<mark>Alliance</mark> met.</td><td class="doc" dir="auto" lang="">The <mark>x</mark> met.')
    expect(html).toContain('<del>Alliance</del> is <span class="gap"></span>Alliance')
    expect(html).toContain('<span class="gap"></span> is <ins>rn</ins>Alliance')
  })

  it('lists the passages with the most edits first, diffs in the order of the reference', () => {
    const html = renderVerificationHtml(reportOf(), [])
    const order = tagsOf(html, 'a').map(({ attributes: { href } }) => href)
    expect(order).toEqual(['#main', '#d1-p-3', '#d1-p-2'])
    expect(html.indexOf('id="d1-p-2"')).toBeLessThan(html.indexOf('id="d1-p-3"'))
  })

  it('shows white space that makes the difference, and leaves out long stretches without one', () => {
    const sample = reportOf()
    const long = 'and so forth '.repeat(60)
    const passage = passageOf([
      { kind: 'delete', reference: ' \n', found: '' },
      { kind: 'equal', reference: long, found: long },
    ])
    const html = renderVerificationHtml(
      { ...sample, documents: [{ ...sample.documents[0]!, passages: [passage] }] },
      [],
    )
    expect(html).toContain('<del>␣⏎ </del>')
    expect(html).toContain('7 lines without a difference')
  })
})
