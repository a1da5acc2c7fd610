// The exit codes of the command line, one for each kind of outcome.
import type { ErrorKind } from './recto-error.ts'

export const EXIT = {
  ok: 0,
  findings: 1,
  usage: 2,
  input: 3,
  environment: 4,
  output: 5,
  bug: 70,
  interrupted: 130,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

export const exitCodeOf = (kind: ErrorKind): ExitCode => EXIT[kind]
