import { describe, expect, it } from 'vitest'
import { createProfile, profileLines } from '../../src/commands/run-profile.ts'
import { RunProfile } from '../../src/model/run-profile.ts'

const page = { start: 0.1, decode: 0.2, prepare: 0.3, layout: 0.1, recognize: 1, recheck: 0.1 }

describe('createProfile', () => {
  it('adds up pages and documents, as the schema has them', () => {
    const profile = createProfile()
    profile.addPage(page)
    profile.addPage({ ...page, start: 0, recognize: 2.00049 })
    profile.addStructure(0.1)
    expect(RunProfile.parse(profile.total())).toEqual({
      pages: 2,
      seconds: { start: 0.1, decode: 0.4, prepare: 0.6, layout: 0.2, recognize: 3, recheck: 0.2, structure: 0.1 },
    })
  })
})

describe('profileLines', () => {
  it('shows seconds, milliseconds a page and shares of the whole', () => {
    const seconds = { start: 0, decode: 0.5, prepare: 0, layout: 0.5, recognize: 3, recheck: 0, structure: 1 }
    const lines = profileLines({ pages: 2, seconds })
    expect(lines[0]).toMatch(/^stage +seconds +ms a page +share$/)
    expect(lines.find((line) => line.startsWith('recognize'))).toMatch(/^recognize +3\.00 +1500 +60\.0 %$/)
    expect(lines.at(-1)).toMatch(/^whole +5\.00 +2500 +100\.0 %$/)
  })

  it('says so when nothing was read', () => {
    expect(profileLines(createProfile().total())).toEqual(['No page was read in this run: --force reads pages again.'])
  })
})
