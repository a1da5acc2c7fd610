// An LSTM model of Tesseract's int8 kind, as data: its layers, its classes and what they spell, its dictionaries.

/** Weights of one layer or gate: real weight = weights[o * columns + i] × scales[o]; the last column is the bias. */
export interface WeightMatrix {
  readonly outputs: number
  /** Inputs and one for the bias. */
  readonly columns: number
  /** outputs × columns, row-major. */
  readonly weights: Int8Array
  /** One for each output: what one step of the integer weight is worth, the 127 of its input not counted. */
  readonly scales: Float64Array
}

export type Activation = 'tanh' | 'logistic' | 'relu' | 'linear' | 'softmax'

export type Layer =
  | { readonly kind: 'input'; readonly height: number; readonly depth: number }
  | { readonly kind: 'series'; readonly layers: readonly Layer[] }
  | { readonly kind: 'convolve'; readonly halfX: number; readonly halfY: number; readonly depth: number }
  | { readonly kind: 'max-pool'; readonly width: number; readonly height: number; readonly depth: number }
  | { readonly kind: 'connected'; readonly activation: Activation; readonly weights: WeightMatrix }
  | {
      readonly kind: 'lstm'
      /** Keeps the last state of each row only. */
      readonly summarizing: boolean
      /** Number of cells. */
      readonly outputs: number
      readonly inputs: number
      /** Each outputs × (inputs + outputs + 1), in the order cell input, input, forget, output; their input is [x, h]. */
      readonly gates: readonly [WeightMatrix, WeightMatrix, WeightMatrix, WeightMatrix]
    }
  | { readonly kind: 'reversed-x'; readonly layer: Layer }
  | { readonly kind: 'transposed'; readonly layer: Layer }

export interface Unichar {
  /** What it prints: one grapheme as a rule, or a ligature's letters; a space for id 0. */
  readonly text: string
  readonly isDigit: boolean
  readonly isPunctuation: boolean
  readonly isLetter: boolean
}

/** A word graph: which unichar ids may follow a node. */
export interface Dawg {
  readonly kind: 'words' | 'punctuation' | 'numbers'
  /** The node that `unichar` leads to, or −1; node 0 is the root. `ends` asks for an edge that ends a word. */
  step(node: number, unichar: number): { readonly next: number; readonly ends: boolean } | null
}

export interface LstmModel {
  /** The network's own description, such as [1,36,0,1Ct3,3,16Mp3,3Lfys64Lfx96Lrx96Lfx512O1c1]. */
  readonly spec: string
  /** Height of the line images it reads, pixels. */
  readonly height: number
  readonly network: Layer
  /** Number of the network's classes. */
  readonly classes: number
  /** The class that stands for nothing. */
  readonly nullClass: number
  /** Unichars by their id. */
  readonly unichars: readonly Unichar[]
  /** The sequence of classes that spells each unichar id. */
  readonly codes: readonly (readonly number[])[]
  readonly dawgs: readonly Dawg[]
}
