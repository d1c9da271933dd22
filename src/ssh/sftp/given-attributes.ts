import type { Attributes } from 'ssh2'
import { StoreRefused, type FactsChange, type FileOwner } from '../../store/file-store.ts'

/** The attributes a client sends; those it leaves out are missing. */
export type GivenAttributes = { readonly [Name in keyof Attributes]?: Attributes[Name] | undefined }

/** The change a client asks for. Throws `permission-denied` when it would give a file away. */
export function factsChangeOf(
  { uid, gid, mode, mtime }: GivenAttributes,
  owner: FileOwner,
): FactsChange {
  const givesAway = (uid ?? owner.uid) !== owner.uid || (gid ?? owner.gid) !== owner.gid
  if (givesAway) throw new StoreRefused('permission-denied')
  return {
    ...(mode === undefined ? {} : { mode: mode & 0o777 }),
    ...(mtime === undefined ? {} : { modifiedMs: mtime * 1000 }),
  }
}
