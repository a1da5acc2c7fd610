// Bytes of a model file read in order, every size checked against what is left before anything is made of it.

/** What is wrong with a model, as the end of a sentence on it: “its network ends too early”. */
export class ModelError extends Error {
  override readonly name: string = 'ModelError'
}

/** A sound model, as far as it was read, of a form that Recto does not know but Tesseract may. */
export class OtherFormError extends ModelError {
  override readonly name = 'OtherFormError'
}

/** Reads little-endian numbers, texts and runs of bytes one after the other; each read throws a ModelError past the end. */
export class ByteReader {
  readonly #part: string
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  /** @param part what the bytes are, for messages: “network” */
  constructor(bytes: Uint8Array, part: string) {
    this.#part = part
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** Number of bytes not yet read. */
  get left(): number {
    return this.#bytes.length - this.#at
  }

  uint8(): number {
    return this.#view.getUint8(this.#take(1))
  }

  int16(): number {
    return this.#view.getInt16(this.#take(2), true)
  }

  int32(): number {
    return this.#view.getInt32(this.#take(4), true)
  }

  uint32(): number {
    return this.#view.getUint32(this.#take(4), true)
  }

  /** Exact as far as a number is: the value of one beyond 2^53 is rounded. */
  int64(): number {
    const low = this.uint32()
    return this.int32() * 2 ** 32 + low
  }

  float64(): number {
    return this.#view.getFloat64(this.#take(8), true)
  }

  /** The next `length` bytes, as a view. */
  bytes(length: number): Uint8Array {
    const start = this.#take(length)
    return this.#bytes.subarray(start, start + length)
  }

  /** A text behind its length in bytes. */
  text(): string {
    return Buffer.from(this.bytes(this.uint32())).toString('utf8')
  }

  /** The text up to the next line feed or the end, which is read but not given back. */
  line(): string {
    if (this.left === 0) this.fail('ends too early')
    const feed = this.#bytes.indexOf(0x0a, this.#at)
    const length = (feed < 0 ? this.#bytes.length : feed) - this.#at
    const text = Buffer.from(this.bytes(length)).toString('utf8')
    this.skip(Math.min(1, this.left))
    return text
  }

  skip(length: number): void {
    this.#take(length)
  }

  /** Ends the reading. @param what is wrong, after the part's name: “ends too early” */
  fail(what: string): never {
    throw new ModelError(`its ${this.#part} ${what}`)
  }

  /** Ends the reading of what seems sound but is of a form that Recto does not know. @param what as of `fail` */
  failForForm(what: string): never {
    throw new OtherFormError(`its ${this.#part} ${what}`)
  }

  #take(length: number): number {
    if (!(length >= 0 && length <= this.left)) this.fail('ends too early')
    const start = this.#at
    this.#at += length
    return start
  }
}
