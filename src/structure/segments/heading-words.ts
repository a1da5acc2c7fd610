// Heading words: what a line's words alone tell of its being a heading — the names of usual parts, and what heads nothing.

const PARTS =
  /^(?:(?:executive |general )?summary|(?:general )?introduction|(?:factual |procedural |legal )?background|overview|abstract|preface|foreword|preamble|acknowledge?ments?|purpose|scope|objectives?|aims?|mandate|terms of reference|definitions?|interpretation|methods?|methodology|results|findings(?: of fact)?|facts|statement of (?:the )?facts|(?:legal )?analysis|discussion|argument|standard of review|conclusions?(?: of law)?|recommendations?|references(?: cited)?|bibliography|offences|penalties|entry into force|general provisions|final provisions):?$/iu
/** The kinds of documents, in French and German. */
const FOREIGN_KIND =
  /^(?:(?:projet d['’e]\s?|gemeinsamer? |entwurf eine[rs] )?)(?:arr[êe]t[ée]?|d[ée]cret|loi|ordonnance|circulaire|d[ée]cision|jugement|accord|trait[ée]|protocole|r[èe]glement|r[ée]solution|d[ée]claration|avis|rapport|gesetz|verordnung|bekanntmachung|erlass|richtlinie|beschluss|urteil|vertrag|abkommen|satzung|erkl[äa]rung|bericht|denkschrift|anordnung)(?!\p{L})/iu
const FOREIGN_ISSUER =
  /^(?:(?:der|die|das|la|le|les)\s)?(?:minist[èe]re|pr[ée]fecture|cour|tribunal|conseil|assembl[ée]e nationale|r[ée]publique|(?:bundes|landes|staats|innen|finanz|außen|justiz)?ministerium|bundestag|bundesrat|landtag|bundesrepublik|freistaat|senat|(?:bundes)?(?:verfassungs|verwaltungs|ober|land|amts)?gericht(?:shof)?)(?!\p{L})/iu
/** The kinds of documents. */
const KIND =
  /^(?:(?:the|an?|joint|final|draft|interim|provisional|executive|presidential|second|third|amended|supplementary|explanatory)\s+)*(?:order|judge?ment|opinion|decision|ruling|award|agreement|treaty|convention|protocol|charter|covenant|memorandum|resolution|regulations?|directive|communiqu[eé]|statement|declaration|proclamation|report|white paper|green paper|notice|brief|complaint|petition|motion|stipulation|objections?|reply|response|answer|summons|subpoena|affidavit|application|certificate|act|bill|statute|code|rules?|constitution|minutes|recommendations?|advisory opinion)(?!\p{L})/iu
const ISSUER =
  /^(?:in the |before the |the )?(?:[\p{L}.,’'&-]+\s+)*?(?:courts?|commission|ministry|department|tribunal|board|council|committee|agency|authority|parliament|congress|senate|assembly|cabinet|office|nations|organi[sz]ation|bureau|division|section|chamber|states of america|commonwealth of|republic of|kingdom of|state of|county of|district of|city of|province of)\b|\b(?:survey|institute|university|administration|laborator(?:y|ies))$/iu
/** What an issuer's name has in it, and a title not before it. */
const ABOUT = /\b(?:on|concerning|between|for the (?:protection|year)|v\.?|case|relating|regarding)\b/iu
const SECRECY = /^(?:top secret|secret|confidential|restricted|unclassified|copy no|classified)\b/iu

/** "ORDER GRANTING …", "Resolution 2417 (2031)". */
export const namesKind = (text: string): boolean => KIND.test(text) || FOREIGN_KIND.test(text)

/** "IN THE SUPREME COURT OF …", "MINISTRY OF HARBOURS", "SECRET": what stands over a title and is none. */
export const namesIssuer = (text: string): boolean =>
  SECRECY.test(text) || ((ISSUER.test(text) || FOREIGN_ISSUER.test(text)) && !namesKind(text) && !ABOUT.test(text))

/** "Date: 4 June", "S/RES/2417 (2031)", "C(57) 128": what a front says of its document, and no heading. */
const LABELLED =
  /^(?:date[ds]?|issued|released|filed|case|docket|file|index|subject|re|to|from|cc|via|through|before|between|present|absent|apologies|excused|attendees|attending|in attendance|participants|original|distr\.?|(?:our )?ref(?:erence)?|neutral citation|copy|hearing|agenda|language|classification)\b[^:]{0,24}:(?=\s|$)/iu
export const isParticular = (text: string): boolean =>
  LABELLED.test(text) || (/\d/u.test(text) && !/\p{L}{5}/u.test(text) && !SECTION_LIKE.test(text))
const SECTION_LIKE = /^(?:part|item|book|title|rule|annex)\b/iu

/** A word, or two signs of a script whose words are short. */
const WORD = /\p{L}{3}|[^\p{Script=Latin}\P{L}]{2}|\bno\.?\s?\d/iu
/** "1914", "1990–1994": in chronicles and tables of a report's years. */
const YEARS = /^(?:1[5-9]|20)\d{2}(?:\s?[–—-]\s?(?:\d{2}|\d{4}))?[.:]?$/u
/** Of the signs of a line that says something, this share are letters. */
const LETTERS = 0.2
/** An announcement has so many words. */
const ANNOUNCEMENT = 6

/** "Background", "Findings of fact": a line that names a usual part of reports, decisions or laws. */
export const namesPart = (text: string): boolean => /^\p{Lu}/u.test(text) && PARTS.test(text)

/** "They can be put into two groups:": a sentence that announces a list. */
export const announces = (text: string): boolean =>
  /\p{Ll}[:—]$/u.test(text) && text.split(/\s+/u).length >= ANNOUNCEMENT

/** "APPROVED:   DATE:": fields to be filled in. */
const FIELDS = /\p{L}:.*\p{L}:[\s_]*$/u

/** "(This note is not part of the Regulations)": a sentence in brackets. */
const BRACKETED = /^[([](?:this|these|the)\s.*\s(?:is|are|was|were|does|do|forms?)\s.*[)\]]$/iu
/** "Regulation 2(1)", "Schedule 1, paragraph 2(2)": what a schedule's head refers to. */
const REFERENCE =
  /^(?=.*[,(])(?:(?:,\s|\s?and\s)?(?:regulations?|paragraphs?|sections?|articles?|rules?|schedules?)\s\d{1,3}[A-Z]?(?:\(\w{1,4}\))*)+$/iu

/** What stands under a head and belongs to no heading: a remark on what it heads, or what that refers to. */
export const remarks = (text: string): boolean => BRACKETED.test(text) || REFERENCE.test(text)

/** Figures, a telephone number, an equation, fields of a form. */
export function headsNothing(text: string): boolean {
  if (YEARS.test(text)) return false
  const signs = text.replace(/\s/gu, '')
  const letters = signs.replace(/\P{L}/gu, '').length
  return (
    remarks(text) ||
    !WORD.test(text) ||
    letters < LETTERS * signs.length ||
    /(?<!=)=(?!=)/u.test(text) ||
    FIELDS.test(text)
  )
}
