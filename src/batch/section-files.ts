// Section files: a document of each section beside the whole one, under sections/.
import { lstat, readdir, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Document } from '../model/document.ts'
import { renderJson } from '../render/json.ts'
import { renderMarkdown } from '../render/markdown.ts'
import { splitSections } from '../structure/split-sections.ts'
import { makeOwnFolder } from './own-folder.ts'
import { folderName } from './plan.ts'
import { writeAtomically } from './write-file.ts'

/** Folders that a run makes: "01-appendix-13". */
const OWN = /^\d{2,}-/u
const FILES = ['document.md', 'document.json']
const MAX_NAME = 60

/**
 * Writes sections/01-appendix-13/document.json and .md for each section; takes away those of an earlier run.
 * @param folder the document's output folder
 */
export async function writeSections(folder: string, document: Document): Promise<void> {
  const parts = splitSections(document)
  await removeSections(folder)
  await makeOwnFolder(join(folder, 'sections'))
  for (const [index, part] of parts.entries()) {
    const own = join(folder, 'sections', sectionFolder(part, index))
    await makeOwnFolder(own)
    await writeAtomically(join(own, 'document.md'), renderMarkdown(part))
    await writeAtomically(join(own, 'document.json'), renderJson(part))
  }
}

/** Takes away what an earlier run wrote under sections/, and nothing else. */
export async function removeSections(folder: string): Promise<void> {
  const sections = join(folder, 'sections')
  if (!(await isFolder(sections))) return
  for (const name of (await readdir(sections)).filter((one) => OWN.test(one))) {
    const own = join(sections, name)
    if (!(await isFolder(own))) continue
    for (const file of FILES) await rm(join(own, file), { force: true })
    await rmdir(own).catch(() => {})
  }
  await rmdir(sections).catch(() => {})
}

/** A real one: a link may lead out of the output folder. */
const isFolder = (path: string): Promise<boolean> =>
  lstat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

/** Place in the input and name: the label and number, else the title, else "document". */
function sectionFolder({ sections }: Document, index: number): string {
  const { label = null, number, title } = sections[0] ?? {}
  const name = label === null ? (title ?? 'document') : `${label} ${number ?? ''}`
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['document']
  return folderName(`${String(index + 1).padStart(2, '0')}-${words.join('-').slice(0, MAX_NAME)}.x`)
}
