// Seeded random numbers: the same seed gives the same scan on every run.

export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number
  /** Approximately normal, mean 0 and standard deviation 1 (sum of four uniforms, enough for film grain). */
  normal(): number
}

/** A Weyl sequence passed through an integer finalizer (the "splitmix" construction of Steele, Lea and Flood, 2014, in 32 bits). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const uniform = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let bits = state
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
    return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32
  }
  // Four uniforms have variance 4/12; multiplied by √3 the sum has variance 1.
  const normal = (): number => (uniform() + uniform() + uniform() + uniform() - 2) * Math.sqrt(3)
  return { uniform, normal }
}
