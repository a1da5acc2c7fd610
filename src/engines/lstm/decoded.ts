// What a decoder makes of a line's probabilities: characters, where they stand, and how sure they are.

export interface DecodedCharacter {
  /** Index into the model's unichars; 0 is the space. */
  readonly unichar: number
  readonly text: string
  /** First step of the character, and the step behind its last. */
  readonly from: number
  readonly to: number
  /**
   * 0–1. From the network: how much of its belief is with this character where it stands. Calibrated: how likely a word is right
   * that has this as its least sure character.
   */
  readonly confidence: number
  /** Other characters that the network thought of here, the likeliest first. */
  readonly alternatives: readonly { readonly unichar: number; readonly text: string; readonly confidence: number }[]
}
