import { describe, expect, it } from 'vitest'
import { countDown } from '../../src/batch/countdown.ts'

const secondsOf = (seconds: number): Promise<number> => {
  const start = performance.now()
  return new Promise((resolve) => countDown(seconds, () => resolve((performance.now() - start) / 1000)))
}

/** As when the process is stopped: nothing of it runs. */
function standStill(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

describe('countDown', () => {
  it('is over when the time has passed, also where that is no whole number of seconds', async () => {
    for (const seconds of [0.05, 1.2]) {
      const passed = await secondsOf(seconds)
      expect(passed).toBeGreaterThanOrEqual(seconds - 0.01)
      expect(passed).toBeLessThan(seconds + 1)
    }
  })

  it('gives time again in which the process stood still', async () => {
    const over = secondsOf(0.5)
    setTimeout(() => standStill(3000), 100)
    expect(await over).toBeGreaterThan(3.4)
  })

  it('is never over once it is stopped', async () => {
    let over = false
    const countdown = countDown(0.05, () => {
      over = true
    })
    countdown.stop()
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(over).toBe(false)
  })
})
