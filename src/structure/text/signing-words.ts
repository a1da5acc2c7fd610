// Signing words: what the lines under which documents are signed begin with and say.

/** "(Signed) Anna Holm", "/s/ Anna Holm", "By: /s/", "Gez. Holm". */
export const SIGNED =
  /^(?:by:?\s*)?(?:[([](?:signed|sgd\.?|sign[ée]|gez\.|gezeichnet|firmado|firmato)[)\]]|\/\s?s\s?\/|s\/(?=\s\p{Lu}))/iu
/** "For the Government of Norland", "FOR NORLAND:", "Für die Regierung", "On behalf of the Commission": over who signs. */
export const SIGNS_FOR =
  /^(?:F(?:or|OR|ür|ÜR)|P(?:our|OUR|or|OR|er|ER)|O(?:n|N)\s(?:behalf|BEHALF)\s(?:of|OF))\s+(?:(?:and|AND)\s.{2,20}\s(?:of|OF)\s)?(?:(?:the|THE|die|DIE|das|den|le|LE|la|LA|les|LES|el|il)\s+|[lL]['’])?\p{Lu}[^.;]*$/u
/** "Yours sincerely,", "Respectfully submitted,", "I am, Sir, your obedient servant,", "Signed by authority of the Secretary of State": alone in its line over who signs. */
const CLOSING =
  /^(?:(?:i|we)\s.*\s)?(?:(?:yours|very|most|and)\s+)*(?:(?:sincerely|faithfully|truly|cordially|respectfully|obediently|ever)(?:\s+(?:yours|submitted))?|.{0,30}(?:your|his|her)\s.{0,30}(?:obedient|humble)\s+servants?|(?:with\s+)?(?:kind(?:est)?|best|warm(?:est)?)\s+(?:regards|wishes)|hochachtungsvoll|mit\s+(?:freundlichen|besten)\s+grü(?:ß|ss)en|atentamente|distinti\s+saluti|signed\s+(?:by|on)\s+(?:the\s+)?(?:authority|behalf|order)\s+of\s.{3,80}|cordialement|s\s+uctivým\s+pozdravem)[,.]?$/iu

/** "By order of the Council", "By the Court," alone in its line. */
const BY_ORDER =
  /^By\s(?:(?:the\s)?(?:order|command|authority|direction)\sof\sthe\s\p{L}[\p{L} ]{2,40}|the\s(?:court|board|council|commission(?:ers)?))[,:.]?$/iu

export const isClosing = (text: string): boolean => CLOSING.test(text.trim()) || BY_ORDER.test(text.trim())

/** "T. Meyer", "EARLE E. GAVETT, Director", "Dr. Anna Holm": a name in capitalized words, and no sentence. */
const SIGNER =
  /^(?:(?:Mr|Mrs|Ms|Dr|Sir|Prof|Hon)\.?\s)?(?:\p{Lu}[\p{L}’'.-]*\s+(?:(?:de|du|da|di|van|von|der|den|al)\s+)*){1,4}\p{Lu}[\p{L}’'.-]*(?:,\s\p{Lu}.{0,40})?$/u
const RULE = /^_{6,}$/u

export const isSignerName = (text: string): boolean => SIGNER.test(text)

/** Underscores to sign on. */
export const isSigningRule = (text: string): boolean => RULE.test(text.replace(/\s/gu, ''))

/** What a signer is. */
export const OFFICE =
  /\b(?:chair(?:man|woman|person)?|president|vice[- ]president|secretary|minister|ambassador|director|judge|justice|clerk|commissioner|attorney|counsel|mayor|governor|general|admiral|treasurer|registrar|delegate|representative|chancellor|superintendent|inspector|administrator)\b/iu

/** An office is named within so many letters behind the name. */
const HOLDS = 32
const HOLDER = /^(?:\p{Lu}[\p{L}’'.-]*\s+){1,3}\p{Lu}[\p{L}’'-]+,\s(?<office>.*[^.;:])$/u

/** "A. Meyer, Minister of Lamps", "Ms. Anna Holm, Deputy Director". */
export function namesHolder(text: string): boolean {
  const office = HOLDER.exec(text)?.groups?.office
  return office !== undefined && OFFICE.test(office.slice(0, HOLDS))
}
