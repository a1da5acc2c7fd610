// pdf.js, loaded so that Node keeps its own functions, and that the canvas is loaded only with the first page that is painted.
import Module, { createRequire } from 'node:module'

type Canvas = typeof import('@napi-rs/canvas')

/** As pdf.js requires its canvas. */
const requireOfPdfjs = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const CANVAS = requireOfPdfjs.resolve('@napi-rs/canvas')

/**
 * pdf.js takes the canvas's classes as globals when it is loaded, which costs a tenth of a second and 31 MB; a scan's image is taken
 * out without them. Its matrices are plain script, and needed at once; all else loads the canvas when it is first used.
 */
const canvasToCome = Object.assign(new Module(CANVAS), {
  loaded: true,
  exports: {
    DOMMatrix: requireOfPdfjs('@napi-rs/canvas/geometry').DOMMatrix,
    ImageData: classOfCanvas('ImageData'),
    Path2D: classOfCanvas('Path2D'),
    createCanvas: (width: number, height: number) => loadCanvas().createCanvas(width, height),
  },
})
requireOfPdfjs.cache[CANVAS] ??= canvasToCome

// pdf.js's build for Node puts scripts in the place of these, which are many times slower.
const { push } = Array.prototype
const { parse, stringify } = JSON

const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')

Object.assign(Array.prototype, { push })
Object.assign(JSON, { parse, stringify })

export const { getDocument, OPS, PDFDataRangeTransport, VerbosityLevel } = pdfjs

function loadCanvas(): Canvas {
  if (requireOfPdfjs.cache[CANVAS] === canvasToCome) delete requireOfPdfjs.cache[CANVAS]
  return requireOfPdfjs(CANVAS)
}

function classOfCanvas(name: 'ImageData' | 'Path2D'): unknown {
  return new Proxy(anyClass, {
    construct: (_, args) => Reflect.construct(loadCanvas()[name], args),
    get: (_, key) => Reflect.get(loadCanvas()[name], key),
  })
}

/** A function's prototype, unlike a class's, may be another one's. */
function anyClass(): void {}
