// pdf.js, loaded so that Node keeps its own functions: its build for Node puts scripts in their place, which are many times slower.
const { push } = Array.prototype
const { parse, stringify } = JSON

const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')

Object.assign(Array.prototype, { push })
Object.assign(JSON, { parse, stringify })

export const { getDocument, OPS, PDFDataRangeTransport, VerbosityLevel } = pdfjs
