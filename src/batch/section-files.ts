// Section files: a document of each section beside the whole one, under sections/, in the formats that were asked for.
import { rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Document } from '../model/document.ts'
import { renderJson } from '../render/json.ts'
import { renderMarkdown } from '../render/markdown.ts'
import { pagesOfSection } from '../render/section-pages.ts'
import { splitSections } from '../structure/split-sections.ts'
import { type FormatInput, type FormatName, formatsOfSections, SECTION_FORMAT_FILES, writeFormats } from './formats.ts'
import { isFolderItself, listFolder, removeFile, removeLeftovers } from './own-files.ts'
import { folderName } from './plan.ts'
import type { StagedFiles } from './staged-files.ts'

/** Folders that a run makes: "01-appendix-13". */
const OWN = /^\d{2,}-/u
const FILES = ['document.md', 'document.json', ...SECTION_FORMAT_FILES]
const MAX_NAME = 60

/**
 * Writes sections/01-appendix-13/document.json and .md for each section, and those of the chosen formats that a section can be
 * written in; those of an earlier run go.
 * @param folder the document's output folder
 */
export async function writeSections(
  folder: string,
  chosen: readonly FormatName[],
  input: FormatInput,
  files: StagedFiles,
): Promise<void> {
  const parts = splitSections(input.document)
  const before = files.paths().length
  await files.makeFolder(join(folder, 'sections'))
  for (const [index, document] of parts.entries()) {
    const own = join(folder, 'sections', sectionFolder(document, index))
    await files.makeFolder(own)
    const pages = pagesOfSection(document, input.document, input.pages)
    await writeFormats(own, formatsOfSections(chosen), { ...input, document, pages }, files)
    await files.write(join(own, 'document.md'), renderMarkdown(document))
    await files.write(join(own, 'document.json'), renderJson(document))
  }
  const written = new Set(files.paths().slice(before))
  files.takeAway(() => removeSections(folder, written))
}

/** Takes away what an earlier run wrote under sections/, but for files that are to stay, and nothing else. */
export async function removeSections(folder: string, staying: ReadonlySet<string> = new Set()): Promise<void> {
  for (const own of await sectionFolders(folder)) {
    for (const path of FILES.map((file) => join(own, file))) if (!staying.has(path)) await removeFile(path)
    await rmdir(own).catch(() => {})
  }
  await rmdir(join(folder, 'sections')).catch(() => {})
}

/** Call before sections are written: passing files of this run look the same. */
export async function removeSectionLeftovers(folder: string): Promise<void> {
  for (const own of await sectionFolders(folder)) await removeLeftovers(own)
}

/** No link: it may lead out of the output folder. */
async function sectionFolders(folder: string): Promise<readonly string[]> {
  const sections = join(folder, 'sections')
  if (!(await isFolderItself(sections))) return []
  const found: string[] = []
  for (const path of (await listFolder(sections)).filter((one) => OWN.test(one)).map((name) => join(sections, name)))
    if (await isFolderItself(path)) found.push(path)
  return found
}

/** Place in the input and name: the label and number, else the title, else "document". */
function sectionFolder({ sections }: Document, index: number): string {
  const { label = null, number, title } = sections[0] ?? {}
  const name = label === null ? (title ?? 'document') : `${label} ${number ?? ''}`
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['document']
  return folderName(`${String(index + 1).padStart(2, '0')}-${words.join('-').slice(0, MAX_NAME)}.x`)
}
