// Facsimiles of plates: each source of this folder as a scan, light and strong, and as typed pages, with the reference of each page.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Degradation, degrade } from '../degrade.ts'
import { imagePdf } from '../image-pdf.ts'
import { paintPlate, typedPlates } from './paint-plate.ts'
import { type PlateReference, plateReference } from './plate-reference.ts'
import { readPlates } from './read-plates.ts'
import { type Mark, setPlate } from './set-plate.ts'

const SOURCES = import.meta.dirname

const LIGHT: Degradation = {
  seed: 7,
  dpi: 200,
  skew: 0.4,
  blur: 0.5,
  noise: 4,
  ink: 36,
  paper: 240,
  shade: 0.08,
  specks: 25,
  border: 0,
  codec: { kind: 'jpeg', quality: 60 },
}

/** As bad as an office's copies of copies are; print of nine points can still be read at this resolution. */
const STRONG: Degradation = {
  ...LIGHT,
  seed: 11,
  dpi: 170,
  skew: -1.1,
  blur: 0.7,
  noise: 10,
  ink: 60,
  paper: 222,
  shade: 0.2,
  specks: 110,
  border: 18,
  codec: { kind: 'jpeg', quality: 40 },
}

const SCANS = { light: LIGHT, strong: STRONG } as const
/** Scans, and "typed": the pages as a program writes them, read from their text layer. */
export const GRADES = ['light', 'strong', 'typed'] as const
export type Grade = (typeof GRADES)[number]

export interface PlateFacsimile {
  /** "law-light" */
  readonly name: string
  readonly source: string
  readonly grade: Grade
  readonly references: readonly PlateReference[]
}

export function plateFacsimiles(): PlateFacsimile[] {
  const sources = readdirSync(SOURCES).filter((name) => name.endsWith('.txt'))
  return sources.sort().flatMap((file) => {
    const source = readFileSync(join(SOURCES, file), 'utf8')
    const name = basename(file, '.txt')
    const references = readPlates(source).map((plate, index) =>
      plateReference(setPlate(plate), `${name} page ${index + 1}`, index > 0),
    )
    return GRADES.map((grade) => ({ name: `${name}-${grade}`, source, grade, references }))
  })
}

/** The facsimile's PDF within `folder`, made unless it stands there, made by the same code of the same source. */
export async function makePlates({ name, source, grade }: PlateFacsimile, folder: string): Promise<string> {
  const hash = createHash('sha256').update(source).update(hashOfTypesetting()).digest('hex').slice(0, 12)
  const file = join(folder, `${name}-${hash}.pdf`)
  if (existsSync(file)) return file
  const plates = readPlates(source).map((plate) => setPlate(plate).marks)
  const title = `Facsimile: ${name}`
  const pdf = grade === 'typed' ? typedPlates(plates, title) : await scannedPlates(plates, SCANS[grade], title)
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, pdf)
  return file
}

async function scannedPlates(plates: readonly (readonly Mark[])[], degradation: Degradation, title: string) {
  const images = []
  for (const [index, marks] of plates.entries()) {
    const scan = { ...degradation, seed: degradation.seed + index }
    images.push(await degrade(paintPlate(marks, scan.dpi), scan))
  }
  return imagePdf(images, { title, subject: 'Facsimile, not a scan' })
}

function hashOfTypesetting(): string {
  const hash = createHash('sha256')
  for (const folder of [SOURCES, join(SOURCES, '..')]) {
    const code = readdirSync(folder).filter((file) => file.endsWith('.ts'))
    for (const file of code.sort()) hash.update(readFileSync(join(folder, file)))
  }
  return hash.digest('hex')
}
