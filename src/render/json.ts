// JSON as Recto writes it: keys in the schema's order, two spaces, a box on one line.

/** Four numbers, a line each; no string can hold a line end, so no text is touched. */
const BOX = /\[\n\s+(-?[\d.]+),\n\s+(-?[\d.]+),\n\s+(-?[\d.]+),\n\s+(-?[\d.]+)\n\s+\]/g

/** Text of a JSON file, with a line end at its end; equal values give equal bytes. */
export const renderJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(BOX, '[$1, $2, $3, $4]')}\n`
