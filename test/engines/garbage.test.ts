import { describe, expect, it, vi } from 'vitest'
import { collectImages, createCollector } from '../../src/engines/garbage.ts'

/** Memory outside of V8's heap that nobody refers to any more. */
function leaveBehind(bytes: number): void {
  new Uint8Array(bytes).fill(1)
}

const external = (): number => process.memoryUsage().external

describe('collectImages', () => {
  it('collects when much was left behind', async () => {
    const before = external()
    leaveBehind(200e6)
    await collectImages()
    await vi.waitFor(() => expect(external()).toBeLessThan(before + 100e6))
  })
})

describe('createCollector', () => {
  it('collects with every 25th call', () => {
    const collect = createCollector()
    let forgotten: WeakRef<object> | undefined
    ;(() => {
      forgotten = new WeakRef({ page: Array(1000).fill('text') })
    })()
    return new Promise<void>((resolve) => {
      // What a weak reference was made for or asked lives until the present turn is over.
      setTimeout(() => {
        for (let call = 0; call < 24; call++) collect()
        setTimeout(() => {
          collect()
          expect(forgotten!.deref()).toBeUndefined()
          resolve()
        })
      })
    })
  })
})
