// The version of Recto's own recognizer, as it stands in a document's generator and in the keys of pages.

/** Raised whenever the same weights would give another text. */
export const LSTM_RECOGNIZER_VERSION = '9'
