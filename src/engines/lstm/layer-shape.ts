// What a layer makes of the shape of its input, and whether it fits it.
import { ModelError } from './byte-reader.ts'
import type { Layer } from './model.ts'

/** Size of an activation; null is a side as long as the line is. */
export interface Shape {
  readonly height: number | null
  readonly width: number | null
  /** Values at each place. */
  readonly depth: number
}

/** Shape of what the layer gives for an input of the shape `input`. Throws a ModelError when the layer cannot take that. */
export function shapeAfter(layer: Layer, input: Shape): Shape {
  switch (layer.kind) {
    case 'input':
      throw new ModelError('its network has an input among its other layers')
    case 'series':
      return layer.layers.reduce((shape, next) => shapeAfter(next, shape), input)
    case 'convolve':
      return { ...take(input, layer.depth), depth: layer.depth * (2 * layer.halfX + 1) * (2 * layer.halfY + 1) }
    case 'max-pool':
      return {
        ...take(input, layer.depth),
        height: pooled(input.height, layer.height),
        width: pooled(input.width, layer.width),
      }
    case 'connected':
      return { ...take(input, layer.weights.columns - 1), depth: layer.weights.outputs }
    case 'lstm':
      return {
        ...take(input, layer.inputs),
        width: layer.summarizing ? 1 : input.width,
        depth: layer.outputs,
      }
    case 'reversed-x':
      return shapeAfter(layer.layer, input)
    case 'transposed':
      return turned(shapeAfter(layer.layer, turned(input)))
  }
}

const turned = ({ height, width, depth }: Shape): Shape => ({ height: width, width: height, depth })

function take(input: Shape, depth: number): Shape {
  if (input.depth === depth) return input
  throw new ModelError(`its network has a layer of ${depth} inputs behind one of ${input.depth} outputs`)
}

function pooled(side: number | null, window: number): number | null {
  if (side === null) return null
  if (side >= window) return Math.floor(side / window)
  throw new ModelError(`its network pools ${window} of ${side} rows`)
}
