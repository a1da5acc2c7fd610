// Work done with the rights of another user, for root may do everything; and files that belong to another.
import { chownSync } from 'node:fs'

/** The user that owns nothing, on Linux. */
const NOBODY = 65_534

const isRoot = (): boolean => process.geteuid?.() === 0

/** Does the work as a user who owns none of root's files; where the tests are not run by root, as who runs them. */
export async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (!isRoot()) return work()
  process.setegid!(NOBODY)
  process.seteuid!(NOBODY)
  try {
    return await work()
  } finally {
    process.seteuid!(0)
    process.setegid!(0)
  }
}

/** Gives a file or folder to the user that `asNobody` works as. */
export function giveToNobody(...paths: readonly string[]): void {
  if (isRoot()) for (const path of paths) chownSync(path, NOBODY, NOBODY)
}

/** Why a test that needs files of two users cannot be run; null where it can. */
export const oneUserOnly = (): string | null => (isRoot() ? null : 'needs root, to make files of another user')
