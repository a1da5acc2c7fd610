// The shape of a network that the kernel knows: which layer stands where.
import type { Layer, NetworkModel, WeightMatrix } from './model.ts'

/** Side of the square that the first layers make one value of. */
export const POOL = 3

type LstmLayer = Extract<Layer, { kind: 'lstm' }>

/** The layers of every network of Tesseract's LSTM models; another shape is none that the kernel knows. */
export interface NetworkShape {
  readonly convolution: WeightMatrix
  readonly vertical: LstmLayer
  readonly horizontal: readonly { readonly layer: LstmLayer; readonly direction: 'forwards' | 'backwards' }[]
  readonly last: WeightMatrix
}

/** What keeps the kernel from running the model's network; null where nothing does. */
export function unknownLayer(model: NetworkModel): string | null {
  try {
    shapeOf(model)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

/** Throws an Error that says which layer the kernel does not know. */
export function shapeOf(model: NetworkModel): NetworkShape {
  const layers = flat(model.network)
  const [input, convolve, tanh, pool, vertical] = layers
  const last = layers.at(-1)
  if (input?.kind !== 'input' || input.depth !== 1) throw new Error('its input is no gray image')
  if (convolve?.kind !== 'convolve' || convolve.halfX !== 1 || convolve.halfY !== 1 || convolve.depth !== 1)
    throw new Error('its first layer is no 3×3 convolution')
  if (tanh?.kind !== 'connected' || tanh.activation !== 'tanh' || tanh.weights.outputs % 4 !== 0)
    throw new Error('its second layer is not of the kind known')
  if (pool?.kind !== 'max-pool' || pool.width !== POOL || pool.height !== POOL || model.height % POOL !== 0)
    throw new Error('it does not reduce by 3')
  if (vertical?.kind !== 'transposed' || vertical.layer.kind !== 'lstm' || !vertical.layer.summarizing)
    throw new Error('it has no vertical layer')
  if (last?.kind !== 'connected' || last.activation !== 'softmax') throw new Error('its last layer is no softmax')
  return {
    convolution: tanh.weights,
    vertical: known(vertical.layer),
    horizontal: layers.slice(5, -1).map((layer) => {
      if (layer.kind === 'lstm') return { layer: known(layer), direction: 'forwards' }
      if (layer.kind === 'reversed-x' && layer.layer.kind === 'lstm')
        return { layer: known(layer.layer), direction: 'backwards' }
      throw new Error(`it has a layer of the kind ${layer.kind} where a recurrent one is known`)
    }),
    last: last.weights,
  }
}

function known(layer: LstmLayer): LstmLayer {
  if (layer.outputs % 8 === 0 && layer.inputs % 2 === 0) return layer
  throw new Error(`it has a layer of ${layer.outputs} cells and ${layer.inputs} inputs`)
}

const flat = (layer: Layer): readonly Layer[] => (layer.kind === 'series' ? layer.layers.flatMap(flat) : [layer])
