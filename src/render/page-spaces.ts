// Page spaces: which of a page's line groups are its text, and in which margin each piece of furniture stands.
import { type Box, unionOf } from '../model/geometry.ts'
import type { PageText } from '../model/page-text.ts'
import type { LineGroup } from './line-groups.ts'

export interface PageSpaces {
  readonly top: readonly LineGroup[]
  readonly left: readonly LineGroup[]
  readonly right: readonly LineGroup[]
  readonly bottom: readonly LineGroup[]
  /** What is no furniture. */
  readonly body: readonly LineGroup[]
}

type Side = Exclude<keyof PageSpaces, 'body'>

/** Each group in one space, in the groups' order. */
export function inSpaces(groups: readonly LineGroup[], page: Pick<PageText, 'height' | 'pictures'>): PageSpaces {
  const body = groups.filter(({ node }) => node?.layer !== 'furniture')
  const printed = [...body.map(({ box }) => box), ...page.pictures]
  const space = printed.length === 0 ? null : unionOf(printed)
  const sides = groups
    .filter((group) => !body.includes(group))
    .map((group) => ({ group, side: sideOf(group.box, space, page.height) }))
  const at = (side: Side): LineGroup[] => sides.filter((one) => one.side === side).map(({ group }) => group)
  return { top: at('top'), left: at('left'), right: at('right'), bottom: at('bottom'), body }
}

/** Beside the text's space where furniture stands within its height and wholly beside it; else above or below. */
function sideOf([left, top, right, bottom]: Box, space: Box | null, height: number): Side {
  const middle = (top + bottom) / 2
  if (space !== null && middle > space[1] && middle < space[3]) {
    if (right <= space[0]) return 'left'
    if (left >= space[2]) return 'right'
  }
  return middle < height / 2 ? 'top' : 'bottom'
}
