// A recognizer for tests that says the same of every image.
import type { GrayImage, RecognizedLine, Recognizer } from '../../src/engines/ports.ts'

/** Reads the same line on every image, and remembers what it was shown. */
export function fixedRecognizer(line: RecognizedLine): Recognizer & { readonly shown: GrayImage[] } {
  const shown: GrayImage[] = []
  return {
    name: 'fixed',
    version: '1',
    shown,
    recognize: async (image) => {
      shown.push(image)
      return { lines: [line], pictures: [] }
    },
    close: async () => {},
  }
}
