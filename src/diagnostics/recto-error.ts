// RectoError: the one error a run ends on, with kind, message, hint and whether a retry can help.

export type ErrorKind = 'usage' | 'input' | 'environment' | 'output' | 'bug'

export interface RectoErrorOptions {
  readonly hint: string
  readonly file?: string
  readonly page?: number
  readonly retry?: boolean
  readonly cause?: unknown
}

/** `message` says what is wrong in one line, without the file's name; `hint` says what to do next. */
export class RectoError extends Error {
  override readonly name = 'RectoError'
  readonly kind: ErrorKind
  readonly hint: string
  readonly file: string | undefined
  readonly page: number | undefined
  readonly retry: boolean

  constructor(kind: ErrorKind, message: string, options: RectoErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.kind = kind
    this.hint = options.hint
    this.file = options.file
    this.page = options.page
    this.retry = options.retry ?? false
  }
}
