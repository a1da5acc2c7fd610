// Lines of JSON values: any value of any JSON is found where it stands.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lineOfPath } from '../../../src/verify/reference/json-line.ts'

it('finds every value, laid out a line each', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const json = JSON.stringify(value, null, 1)
      const lines = json.split('\n')
      visit(value, [], (path, inner) => {
        const first = JSON.stringify(inner, null, 1).split('\n')[0]!
        expect(lines[lineOfPath(json, path) - 1]).toContain(first)
      })
    }),
  )
})

it('counts the lines before it', () => {
  const json = '{\n "a": ["]", {"b\\"": 1,\n  "c": -2.5e3}, []],\n "d": true}'
  expect([['a'], ['a', 1], ['a', 1, 'c'], ['a', 2], ['d']].map((path) => lineOfPath(json, path))).toEqual([
    2, 2, 3, 3, 4,
  ])
  expect(lineOfPath(json, ['a', 1, 'missing', 'deeper'])).toBe(2)
})

function visit(
  value: unknown,
  path: readonly PropertyKey[],
  check: (path: readonly PropertyKey[], value: unknown) => void,
): void {
  check(path, value)
  if (typeof value !== 'object' || value === null) return
  const entries = Array.isArray(value) ? value.map((inner, index) => [index, inner] as const) : Object.entries(value)
  for (const [name, inner] of entries) visit(inner, [...path, name], check)
}
