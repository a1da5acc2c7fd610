// Items of a list that end with a comma, or with no sign at all, as statutes and resolutions print them.
import { describe, expect, it } from 'vitest'
import { numbersOf } from './numbers-of.ts'

describe('items without a stop', () => {
  it('are told after a comma', () => {
    const { numbers } = numbersOf(`
1. Die Verordnung gilt für alle Glocken, die im Freien hängen und geläutet werden.
2. Sie gilt nicht für
a) Glocken auf Schiffen,
b) Glocken, die älter als drei Jahrhunderte sind,
c) Glocken der Feuerwehr.
3. Sie gilt auch für die Glocken der Inseln, wenn sie im Freien hängen und läuten.`)
    expect(numbers).toEqual(['1', '2', '2.a', '2.b', '2.c', '3'])
  })

  it('are told after a recital that ends with a comma', () => {
    const { numbers } = numbersOf(`
The Assembly, having met in the harbour in the autumn of the year that went before,
Convinced of the worth of a single system of buoys, and of the need for a good light,
1. Urges all members to accede to the Convention without delay;
2. Decides to remain seized of the matter.`)
    expect(numbers).toEqual(['1', '2'])
  })

  it('are told in small letters where the line before them has room', () => {
    const { numbers } = numbersOf(`
§ 1
Ordnungswidrig handelt, wer vorsätzlich oder fahrlässig
1. entgegen der Vorschrift über die Glocken eine Glocke nicht trocken aufbewahrt,
2. entgegen der Vorschrift über Risse einen Riss nicht anzeigt,
3. entgegen dieser Verordnung läutet.
Die Verordnung gilt auch für die Glocken der Inseln, wenn sie im Freien hängen und
läuten.`)
    expect(numbers).toEqual(['1', '1.1', '1.2', '1.3'])
  })
})
