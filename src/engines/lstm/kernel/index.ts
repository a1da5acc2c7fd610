// What the host calls: one function for each layer kind, and those for images of lines; the host owns the memory.

export { convolve } from './convolve'
export { inkOfColumns, meansOfRow, rowBetween, sharpen } from './line-image'
export { lstm } from './lstm'
export { softmax } from './softmax'

/** Address of the first byte that the kernel does not use itself. */
export const free: usize = __heap_base
