import { storeRefusalOf, type StoreRefusal } from '../store/file-store.ts'

/** Why the store refused the work; undefined when it did not. Anything else that is thrown goes on. */
export async function refusalOf(work: () => Promise<void>): Promise<StoreRefusal | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    return storeRefusalOf(error)
  }
}
