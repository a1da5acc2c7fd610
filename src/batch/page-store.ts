// The page store: the results of a document's page jobs, kept in its output folder and taken up again by key.
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { PageLook } from '../model/page-look.ts'
import { PageText } from '../model/page-text.ts'
import { renderJson } from '../render/json.ts'
import { isPageFile, removeLeftovers } from './own-files.ts'
import { makeOwnFolder } from './own-folder.ts'
import { writeAtomically } from './write-file.ts'

export interface PageStore {
  /** The kept result of a page, when it has this key; else null. A damaged file counts as none. */
  load(page: number, key: string): Promise<PageText | null>
  /** Throws a RectoError of kind output when it cannot be written. */
  save(page: PageText): Promise<void>
  /** The kept result of a look at a part of a page; else null. */
  loadLook(page: number, key: string): Promise<PageLook | null>
  saveLook(look: PageLook): Promise<void>
  /**
   * Removes the results of pages and looks that are neither of this run nor of use to a later one. Those that cannot be
   * removed stay: the document is written by then, and takes nothing from them.
   */
  prune(kept: Kept): Promise<void>
}

/** The key that the result of a page that is not of this run must have to be of use; null where none is. */
export type KeyOf = (page: number) => string | null

export interface Kept {
  readonly pages: readonly number[]
  readonly looks: readonly PageLook[]
  readonly keyOf: KeyOf
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
    load: async (page, key) => {
      const kept = await load(join(pages, fileName(page)), PageText)
      return kept?.key === key && kept.status === 'ok' ? kept : null
    },
    save: (page) => writeAtomically(join(pages, fileName(page.page)), renderJson(page)),
    loadLook: async (page, key) => {
      const kept = await load(join(pages, lookName({ page, key })), PageLook)
      return kept?.key === key ? kept : null
    },
    saveLook: (look) => writeAtomically(join(pages, lookName(look)), renderJson(look)),
    prune: async ({ pages: read, looks, keyOf }) => {
      const names = new Set([...read.map(fileName), ...looks.map(lookName)])
      const others = (await readdir(pages).catch(() => [])).filter((name) => isPageFile(name) && !names.has(name))
      for (const name of others) {
        const key = keyOf(Number.parseInt(name, 10))
        if (key !== null && (await keyIn(join(pages, name))) === key) continue
        await rm(join(pages, name), { force: true }).catch(() => {})
      }
    },
  }
}

const fileName = (page: number): string => `${String(page).padStart(4, '0')}.json`

const lookName = ({ page, key }: Pick<PageLook, 'page' | 'key'>): string =>
  fileName(page).replace('.json', `-look-${key.slice(0, 8)}.json`)

/** Whether the rest is sound is seen when it is taken up. */
async function keyIn(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))?.key
  } catch {
    return null
  }
}

/** Null for none, and for a damaged one. */
async function load<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return null
  }
}
