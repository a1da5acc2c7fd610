// The first person: what follows the English "I", which is read as a one so often that it has to be told from a number.

/** Only of the first person, or hardly of a thing: what stands before them, as in "I have the honour", does not matter. */
export const OWN_VERB =
  /^(?:am|accept|acknowledge|agree|avail|beg|believe|called|certify|conclude|confess|declare|do|enclose|explained|feel|gather|have|hope|inquired|know|presume|regret|remain|remarked|replied|say|see|spoke|suppose|swear|thanked|think|trust|understand|ventured|want|wish|wrote)$/u
/** A thing with a number may do the same: "Group 1 can". */
export const ANY_VERB =
  /^(?:also|asked|came|can|cannot|could|did|felt|found|had|heard|hereby|knew|made|may|might|must|never|said|saw|shall|should|thought|told|took|was|went|will|would)$/u
