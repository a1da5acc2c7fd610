import { describe, expect, it } from 'vitest'
import { documentOf } from '../../scripts/evaluate/recto.ts'
import { readMarker } from '../../src/markers/marker.ts'
import { readWordMarker } from '../../src/markers/word-marker.ts'
import { typedPage } from '../structure/typed-page.ts'

describe('a number’s dash', () => {
  it('belongs to it and not to the sentence behind it', () => {
    expect(readMarker('I. – Le conseil du port')).toMatchObject({ length: 4 })
    expect(readMarker('1° – Les quais')).toMatchObject({ length: 4 })
    expect(readMarker('2. – 3')).toMatchObject({ length: 2 })
    expect(readMarker('2. – and so on')).toMatchObject({ length: 2 })
    const { nodes } = documentOf([
      typedPage('I. – Le conseil accorde les concessions.\n\nII. – La redevance est fixée.\n\nIII. – Rien de plus.'),
    ])
    expect(nodes.map(({ number, marker, text }) => [number, marker, text])).toEqual([
      ['I', 'I. –', 'Le conseil accorde les concessions.'],
      ['II', 'II. –', 'La redevance est fixée.'],
      ['III', 'III. –', 'Rien de plus.'],
    ])
  })
})

describe('strokes that were read as an N', () => {
  it('are two at a division’s end, or one', () => {
    const steps = (text: string): string[] => readWordMarker(text)?.numbers.map(({ step }) => step) ?? []
    expect(steps('TITRE IN')).toEqual(['II', 'III'])
    expect(steps('TITRE IIN')).toEqual(['III'])
    expect(steps('PART IN WHICH THE KEEPER SLEEPS')).toEqual([])
    const [text, centre] = [
      'La redevance est fixée par arrêté du ministre chargé des ports après avis du conseil.',
      ' '.repeat(36),
    ]
    const titles = ['TITRE I', 'TITRE IN', 'TITRE III'].map((title) => `${centre}${title}\n\n${text}`)
    const { nodes } = documentOf([typedPage(titles.join('\n\n'))])
    expect(nodes.filter(({ label }) => label !== 'paragraph').map((node) => node.text)).toEqual([
      'TITRE I',
      'TITRE II',
      'TITRE III',
    ])
  })
})
