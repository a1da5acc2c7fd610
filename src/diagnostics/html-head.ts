// How each HTML file of Recto begins: its title and style, and a policy that lets nothing in from elsewhere.
import { createHash } from 'node:crypto'
import { html, type Markup } from './html-text.ts'

export interface HtmlHead {
  readonly title: string
  readonly style: string
  /** The file's only script; without it the file may have none. */
  readonly script?: string
}

/** From the doctype to the opened body. The file's policy forbids all but this very style and script, and images within the file. */
export function htmlHead({ title, style, script }: HtmlHead): Markup {
  const policy = [
    `default-src 'none'`,
    `style-src '${hashOf(style)}'`,
    ...(script === undefined ? [] : [`script-src '${hashOf(script)}'`]),
    'img-src data:',
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
`
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`
