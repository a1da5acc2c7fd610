// The page store: the results of a document's page jobs, kept in its output folder and taken up again by key.
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PageText } from '../model/page-text.ts'
import { renderJson } from '../render/json.ts'
import { makeOwnFolder, removeLeftovers } from './own-folder.ts'
import { writeAtomically } from './write-file.ts'

const PAGE_FILE = /^\d{4,}\.json$/

export interface PageStore {
  /** The kept result of a page, when it has this key; else null. A damaged file counts as none. */
  load(page: number, key: string): Promise<PageText | null>
  /** Throws a RectoError of kind output when it cannot be written. */
  save(page: PageText): Promise<void>
  /** Removes the results of pages that are not in `pages`. */
  prune(pages: readonly number[]): Promise<void>
}

/**
 * Makes the folders and clears up what killed runs left.
 * @param folder the document's output folder, in one that is locked; results go to its pages/
 * @throws RectoError of kind output when a folder cannot be made
 */
export async function openPageStore(folder: string): Promise<PageStore> {
  const pages = join(folder, 'pages')
  for (const path of [folder, pages]) {
    await makeOwnFolder(path)
    await removeLeftovers(path)
  }
  return {
    load: (page, key) => load(join(pages, fileName(page)), key),
    save: (page) => writeAtomically(join(pages, fileName(page.page)), renderJson(page)),
    prune: async (kept) => {
      const names = new Set(kept.map(fileName))
      const stale = (await readdir(pages)).filter((name) => PAGE_FILE.test(name) && !names.has(name))
      for (const name of stale) await rm(join(pages, name), { force: true })
    },
  }
}

const fileName = (page: number): string => `${String(page).padStart(4, '0')}.json`

async function load(path: string, key: string): Promise<PageText | null> {
  try {
    const page = PageText.parse(JSON.parse(await readFile(path, 'utf8')))
    return page.key === key && page.status === 'ok' ? page : null
  } catch {
    return null
  }
}
