import { describe, expect, it } from 'vitest'
import { inWindow } from '../../src/digitize/in-window.ts'

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1))

describe('inWindow', () => {
  it('begins items in their order, so many at a time, and keeps the order of results', async () => {
    const begun: number[] = []
    let [busy, most] = [0, 0]
    const items = Array.from({ length: 40 }, (_, index) => index)
    const results = await inWindow(items, 5, async (item) => {
      begun.push(item)
      busy += 1
      most = Math.max(most, busy)
      await soon()
      if (item % 3 === 0) await soon()
      busy -= 1
      return item * 2
    })
    expect(results).toEqual(items.map((item) => item * 2))
    expect(begun).toEqual(items)
    expect(most).toBe(5)
    expect(await inWindow([], 5, async () => 1)).toEqual([])
  })

  it('begins no more after an error, which it throws', async () => {
    let begun = 0
    const work = async (item: number): Promise<void> => {
      begun += 1
      await soon()
      if (item === 3) throw new Error('broken')
    }
    const items = Array.from({ length: 1000 }, (_, index) => index)
    await expect(inWindow(items, 4, work)).rejects.toThrow('broken')
    await soon()
    expect(begun).toBeLessThan(12)
  })
})
