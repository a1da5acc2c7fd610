// Lines on the page: recognized lines and words in pixels of the upright page, with the characters that are in doubt.
import type { RecognizedLine, RecognizedWord } from '../engines/ports.ts'
import type { Line, Word } from '../model/page-text.ts'
import { doubtsOf } from './doubts.ts'
import { boxOnPage, type Frame } from './image/frame.ts'

export function lineOnPage(line: RecognizedLine, frame: Frame): Line {
  const box = boxOnPage(line.box, frame)
  const baseline = (line.baseline[0] + line.baseline[1]) / 2
  return {
    box,
    words: line.words.map((word) => wordOnPage(word, frame)),
    xHeight: line.xHeight / frame.scale,
    baseline: box[3] - (line.box[3] - baseline) / frame.scale,
    block: line.block,
  }
}

function wordOnPage(word: RecognizedWord, frame: Frame): Word {
  const doubts = doubtsOf(word)
  const { text, box, confidence } = word
  return { text, box: boxOnPage(box, frame), confidence, ...(doubts.length === 0 ? {} : { doubts }) }
}
