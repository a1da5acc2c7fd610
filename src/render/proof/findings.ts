// Findings in a proof: how grave they are, and how they are told.
import { CODES, type Code } from '../../diagnostics/codes.ts'
import { html, type Markup } from '../../diagnostics/html-text.ts'
import { messageOf } from '../../diagnostics/print.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'

/** Notes are told in the text alone: nothing has to be done about them. */
export const isGrave = ({ severity }: Diagnostic): boolean => severity !== 'info'

export function findingList(findings: readonly Diagnostic[]): Markup | null {
  if (findings.length === 0) return null
  return html`<ul class="findings">
${findings.map(findingItem)}</ul>
`
}

/** What to do about it stands there where there is something to do. */
function findingItem(finding: Diagnostic): Markup {
  const { severity } = finding
  const hint = severity === 'info' ? null : html` <span class="soft">${hintOf(finding)}</span>`
  return html`<li class="${severity}" title="${hintOf(finding)}"><strong>${SEVERITY[severity]}</strong> ${messageOf(finding)}${hint}</li>\n`
}

export const SEVERITY: Readonly<Record<Diagnostic['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
}

const hintOf = ({ code }: Diagnostic): string => (code in CODES ? CODES[code as Code].hint : code)
