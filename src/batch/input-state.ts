// The state of an input while it is read: a file that is changed meanwhile is two files, and no document is made of two.
import { stat } from 'node:fs/promises'
import { RectoError } from '../diagnostics/recto-error.ts'

export interface InputState {
  /** @throws RectoError of kind input where the file is not what it was when its state was taken */
  readonly refuseIfChanged: () => Promise<void>
}

/** Takes the state of a file; to be called before it is hashed, so that no change falls between. */
export async function inputState(path: string): Promise<InputState> {
  const before = await stateOf(path)
  return {
    refuseIfChanged: async () => {
      const now = await stateOf(path)
      if (now === before) return
      if (now === GONE) {
        throw new RectoError('input', 'the file was taken away while it was read, or its disk was', {
          hint: 'put it back and run again; finished pages are not done twice',
          file: path,
        })
      }
      throw new RectoError('input', 'the file was changed while it was read', {
        hint: 'run again when nothing writes to it any more',
        file: path,
      })
    },
  }
}

const GONE = 'not there'

/** Its times and length: network drives may give a file another inode each time. */
const stateOf = (path: string): Promise<string> =>
  stat(path).then(
    ({ mtimeMs, size }) => `${mtimeMs} ${size}`,
    () => GONE,
  )
