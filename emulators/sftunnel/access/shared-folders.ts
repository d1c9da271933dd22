import { assumed, type FileEntry } from '../../../src/emulator/index.ts'

export const evidence = assumed(
  'admin may put files into /var/tmp, as on any Linux, and into /var/common, from where the web interface offers them.',
)

/** Whoever may log in writes there, and removes what is theirs. */
const OPEN_MODE = 0o1777

/** The folders in which everybody may leave files, at their real places. */
export function sharedFolders(
  { temporary, common }: { readonly temporary: string; readonly common: string },
  mtimeMs: number,
): FileEntry[] {
  return [temporary, common].map((path) => ({ path, mode: OPEN_MODE, mtimeMs }))
}
