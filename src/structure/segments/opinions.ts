// Opinions: the lines that stand over a court's separate opinions, and those of a report that stand over the whole of one.

/** "TOLLEFSON, Justice (dissenting).", "JUSTICE BRANDT, with whom JUSTICE HOLM joins, concurring in part.", "Meyer, J., dissenting." */
const SEPARATE =
  /^(?:(?:mr\.?\s|mrs\.?\s|ms\.?\s)?(?:chief\s)?(?:justice|judge)\s)?(?=\p{Lu})[\p{L}’'-]+(?:,?\s(?:(?:chief|senior|circuit|district|associate|presiding)\s)*(?:justice|judge|c\.\s?j\.|j\.))?(?:,\s(?:with whom|joined by)\s.{3,80})?,?\s\(?(?:concurring|dissenting)(?:\s(?:in|and|from|concurring|dissenting|the|part|judgment|result|denial|of|certiorari))*\)?[.:]?$/iu
/** A name alone concurs in nothing: its office stands beside it. */
const OFFICE = /justice|judge|\bc?\.?\s?j\./iu

/** Whether a line names who concurs or dissents in the opinion under it. */
export const opensOpinion = (text: string): boolean => SEPARATE.test(text) && OFFICE.test(text)

/** "(Slip Opinion)   OCTOBER TERM, 2021   1": a report's running head, over the title. */
export const headsReport = (text: string): boolean =>
  /^\(?slip op(?:inion|\.)\)?(?=\s|$)|^(?:\d{1,4}\s)?(?:january|february|march|april|may|june|july|august|september|october|november|december|michaelmas|hilary|easter|trinity)\sterm,?\s(?:\d{4})(?:\s\d{1,4})?$/iu.test(
    text,
  )
