// Signing words: what the lines under which documents are signed begin with and say.

/** "(Signed) Anna Holm", "/s/ Anna Holm", "By: /s/", "Gez. Holm". */
export const SIGNED =
  /^(?:by:?\s*)?(?:[([](?:signed|sgd\.?|sign[ée]|gez\.|gezeichnet|firmado|firmato)[)\]]|\/\s?s\s?\/|s\/(?=\s\p{Lu}))/iu
/** What a signer is. */
export const OFFICE =
  /\b(?:chair(?:man|woman|person)?|president|vice[- ]president|secretary|minister|ambassador|director|judge|justice|clerk|commissioner|attorney|counsel|mayor|governor|general|admiral|treasurer|registrar|delegate|representative|chancellor|superintendent|inspector|administrator)\b/iu
