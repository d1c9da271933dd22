import type { Activity } from '../clock/activity.ts'
import type { FileStore, OpenFile } from './file-store.ts'

/**
 * The same store, each of whose operations counts as one of the lab's while it runs, so that virtual time
 * does not move while the host's disk is at work. A memory store needs none of this.
 */
export function watchedStore(store: FileStore, activity: Activity): FileStore {
  const watch =
    <Given extends unknown[], Result>(name: string, act: (...given: Given) => Promise<Result>) =>
    (...given: Given) =>
      activity.during(`file store ${name}`, () => act(...given))

  const watchFile = (file: OpenFile): OpenFile => ({
    read: watch('read', file.read),
    write: watch('write', file.write),
    truncate: watch('truncate', file.truncate),
    facts: watch('facts', file.facts),
    change: watch('change', file.change),
    close: watch('close', file.close),
  })

  return {
    stat: watch('stat', store.stat),
    open: watch('open', async (path, how) => watchFile(await store.open(path, how))),
    list: watch('list', store.list),
    makeDirectory: watch('make directory', store.makeDirectory),
    remove: watch('remove', store.remove),
    removeDirectory: watch('remove directory', store.removeDirectory),
    rename: watch('rename', store.rename),
    change: watch('change', store.change),
  }
}
