// One line's probabilities → its characters: greedily, and the doubtful words once more with the model's dictionaries.
import type { DecodedCharacter } from './decoded.ts'
import { dictionaryOf } from './dictionary.ts'
import { settleWords, spellingOf } from './doubtful-words.ts'
import { charactersOf, codeBookOf } from './greedy.ts'
import type { LstmModel } from './model.ts'
import type { LineOutput } from './network.ts'
import { likeliestRuns } from './runs.ts'

/** Prepares a model for decoding; what it gives decodes one line. */
export function createDecoder(model: LstmModel): (output: LineOutput) => readonly DecodedCharacter[] {
  const book = codeBookOf(model)
  const spelling = spellingOf(model, dictionaryOf(model))
  return (output) => {
    const runs = likeliestRuns(output, model.nullClass)
    const characters = charactersOf(runs, output, model, book)
    const settled = spelling === null ? null : settleWords(runs, characters, output, model, spelling)
    return settled === null ? characters : charactersOf(settled, output, model, book)
  }
}
