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
import { makeOwnFolder } from './own-folder.ts'
import { folderName } from './plan.ts'
import { writeAtomically } from './write-file.ts'

/** Folders that a run makes: "01-appendix-13". */
const OWN = /^\d{2,}-/u
const FILES = ['document.md', 'document.json', ...SECTION_FORMAT_FILES]
const MAX_NAME = 60

/**
 * Writes sections/01-appendix-13/document.json and .md for each section, and those of the chosen formats that a section can be
 * written in; takes away the sections of an earlier run.
 * @param folder the document's output folder
 */
export async function writeSections(folder: string, chosen: readonly FormatName[], input: FormatInput): Promise<void> {
  const parts = splitSections(input.document)
  await removeSections(folder)
  await makeOwnFolder(join(folder, 'sections'))
  for (const [index, document] of parts.entries()) {
    const own = join(folder, 'sections', sectionFolder(document, index))
    await makeOwnFolder(own)
    const pages = pagesOfSection(document, input.document, input.pages)
    await writeFormats(own, formatsOfSections(chosen), { ...input, document, pages })
    await writeAtomically(join(own, 'document.md'), renderMarkdown(document))
    await writeAtomically(join(own, 'document.json'), renderJson(document))
  }
}

/** Takes away what an earlier run wrote under sections/, and nothing else. */
export async function removeSections(folder: string): Promise<void> {
  const sections = join(folder, 'sections')
  if (!(await isFolderItself(sections))) return
  for (const name of (await listFolder(sections)).filter((one) => OWN.test(one))) {
    const own = join(sections, name)
    if (!(await isFolderItself(own))) continue
    for (const file of FILES) await removeFile(join(own, file))
    await removeLeftovers(own)
    await rmdir(own).catch(() => {})
  }
  await rmdir(sections).catch(() => {})
}

/** Place in the input and name: the label and number, else the title, else "document". */
function sectionFolder({ sections }: Document, index: number): string {
  const { label = null, number, title } = sections[0] ?? {}
  const name = label === null ? (title ?? 'document') : `${label} ${number ?? ''}`
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['document']
  return folderName(`${String(index + 1).padStart(2, '0')}-${words.join('-').slice(0, MAX_NAME)}.x`)
}
