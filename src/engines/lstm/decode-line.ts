// One line's probabilities → its characters: greedily, and the doubtful words once more with the model's dictionaries.
import { charactersOf } from './characters.ts'
import { codeBookOf } from './code-book.ts'
import { calibrated } from './confidence.ts'
import type { DecodedCharacter } from './decoded.ts'
import { dictionaryOf } from './dictionary.ts'
import { settleWords, spellingOf } from './doubtful-words.ts'
import type { LstmModel } from './model.ts'
import type { LineOutput } from './network.ts'
import { likeliestRuns } from './runs.ts'

/**
 * Prepares a model for decoding; what it gives decodes one line. Without a dictionary the confidences are the network's own.
 */
export function createDecoder(model: LstmModel): (output: LineOutput) => readonly DecodedCharacter[] {
  const book = codeBookOf(model)
  const spelling = spellingOf(model, dictionaryOf(model))
  return (output) => {
    const runs = likeliestRuns(output, model.nullClass)
    const characters = charactersOf(runs, output, model, book)
    if (spelling === null) return characters
    const settled = settleWords(runs, characters, output, model, spelling)
    const words = settled === null ? characters : charactersOf(settled, output, model, book)
    return calibrated(words, spelling.dictionary, spelling.space)
  }
}
