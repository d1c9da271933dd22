import { storeRefusalOf, type FileFacts, type FileStore } from './file-store.ts'

/** What a store tells of a path; `undefined` when it refuses to, most often because nothing is there. */
export async function findFacts(store: FileStore, path: string): Promise<FileFacts | undefined> {
  try {
    return await store.stat(path)
  } catch (error) {
    storeRefusalOf(error)
    return undefined
  }
}
