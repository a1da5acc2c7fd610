// Columns of a line's squares that need not be read from top to bottom: the same as another, or paper down to where a letter begins.

/** For each of the columns an earlier one that is the same, as far as looked for, else itself; and one that is paper where any is. */
export function twinsIn(values: Int32Array, columns: number): { readonly twins: Int32Array; readonly paper: number } {
  const length = values.length / columns
  const twins = new Int32Array(columns)
  const areSame = (a: number, b: number): boolean => {
    let at = 0
    while (at < length && values[a * length + at] === values[b * length + at]) at++
    return at === length
  }
  // What stands twice side by side is paper as a rule, and comes again between the next words.
  let paper = 0
  for (let column = 1; column < columns; column++) {
    if (areSame(column, column - 1)) paper = twins[column - 1]!
    twins[column] = areSame(column, paper) ? paper : column
  }
  return { twins, paper }
}

/** For each of the columns how many of its first rows are those of `other`; the last row is never counted. */
export function sharedBeginnings(values: Int32Array, columns: number, rows: number, other: number): Uint8Array {
  const length = values.length / columns
  const shared = new Uint8Array(columns)
  for (let column = 0; column < columns; column++) {
    let at = 0
    while (at < length && values[column * length + at] === values[other * length + at]) at++
    shared[column] = Math.min(rows - 1, Math.floor((at * rows) / length))
  }
  return shared
}
