import type { StoreRefusal } from './file-store.ts'

/** The texts of strerror(3) in glibc, which SCP prints and many SFTP servers pass on. */
export const refusalText: Readonly<Record<StoreRefusal, string>> = {
  'no-such-file': 'No such file or directory',
  'permission-denied': 'Permission denied',
  'no-space': 'No space left on device',
  'already-exists': 'File exists',
  'is-a-directory': 'Is a directory',
  'not-a-directory': 'Not a directory',
  'directory-not-empty': 'Directory not empty',
  failure: 'Failure',
}
