// An LSTM model of Tesseract's int8 kind, as data: its layers, its classes and what they spell, its dictionaries.

/** Weights of one layer or gate: real weight = weights[o * columns + i] × scales[o]; the last column is the bias. */
export interface WeightMatrix {
  /** At least 1. */
  readonly outputs: number
  /** Inputs and one for the bias. */
  readonly columns: number
  /** outputs × columns, row-major. */
  readonly weights: Int8Array
  /** One for each output: what one step of the integer weight is worth, the 127 of its input not counted; 0 to 1e6. */
  readonly scales: Float64Array
}

export type Activation = 'tanh' | 'logistic' | 'relu' | 'linear' | 'softmax'

/** `depth` and `inputs` are the values at each place of the layer's input, and are what the layer before it gives. */
export type Layer =
  | { readonly kind: 'input'; readonly height: number; readonly depth: number }
  | { readonly kind: 'series'; readonly layers: readonly Layer[] }
  | {
      /** Stacks the (2 halfX + 1) × (2 halfY + 1) places around each: columns from left to right, in each its rows from the top, in each its depth. */
      readonly kind: 'convolve'
      readonly halfX: number
      readonly halfY: number
      readonly depth: number
    }
  /** Windows side by side; rows and columns beyond the last whole window are left out. */
  | { readonly kind: 'max-pool'; readonly width: number; readonly height: number; readonly depth: number }
  | { readonly kind: 'connected'; readonly activation: Activation; readonly weights: WeightMatrix }
  | {
      readonly kind: 'lstm'
      /** Gives what it has at the end of each row only: one place wide. */
      readonly summarizing: boolean
      /** Number of cells. */
      readonly outputs: number
      readonly inputs: number
      /** Each outputs × (inputs + outputs + 1), in the order cell input, input, forget, output; their input is [x, h]. */
      readonly gates: readonly [WeightMatrix, WeightMatrix, WeightMatrix, WeightMatrix]
    }
  /** The layer sees each row from right to left; what it gives is turned back. */
  | { readonly kind: 'reversed-x'; readonly layer: Layer }
  /** The layer sees columns as rows, from top to bottom; what it gives is turned back. */
  | { readonly kind: 'transposed'; readonly layer: Layer }

export interface Unichar {
  /** What it prints: one grapheme as a rule, or a ligature's letters; a space for id 0; empty where it stands for nothing. */
  readonly text: string
  readonly isDigit: boolean
  readonly isPunctuation: boolean
  readonly isLetter: boolean
}

/** The unichar id that in a punctuation dawg stands for the word, in a number dawg for any digit. */
export const PATTERN_UNICHAR = 0

/** A directed acyclic word graph: which unichar ids may follow which. */
export interface Dawg {
  readonly kind: 'words' | 'punctuation' | 'numbers'
  /**
   * The edge for `unichar` out of `node`, null where there is none. Node 0 is the root, where each word begins.
   * `ends`: a word may end with this edge, whether or not others go on. `next`: the node it leads to, −1 where no word goes on;
   * out of −1 there is no edge.
   */
  step(node: number, unichar: number): { readonly next: number; readonly ends: boolean } | null
}

/** A network with what it says of itself. */
export interface NetworkModel {
  /** The network's own description, such as [1,36,0,1Ct3,3,16Mp3,3Lfys64Lfx96Lrx96Lfx512O1c1]. */
  readonly spec: string
  /** Height of the line images it reads, pixels. */
  readonly height: number
  /** A series that begins with the input and ends with a softmax of `classes` outputs at a single row. */
  readonly network: Layer
  /** How many lines it has learned from: the seed of what it sees beyond a line's edges. */
  readonly sampleIteration: number
  /** Number of the network's classes. */
  readonly classes: number
  /** The class that stands for nothing: the last one, or 2 in models whose classes are the unichar ids. */
  readonly nullClass: number
}

/** A network with the letters that its classes spell, and dictionaries. */
export interface LstmModel extends NetworkModel {
  /** Unichars by their id. */
  readonly unichars: readonly Unichar[]
  /**
   * The sequence of 1 to 9 classes that spells each unichar id. One may begin another (Chinese), so the longest that fits counts.
   * Ids whose text is empty may share theirs with each other, and may have the null class.
   */
  readonly codes: readonly (readonly number[])[]
  /** One of each kind at most. */
  readonly dawgs: readonly Dawg[]
}
