import { FileRefusal, type RefusalCode } from '../linux/index.ts'
import { StoreRefused, type StoreRefusal } from '../store/file-store.ts'

const refusals: Readonly<Record<RefusalCode, StoreRefusal>> = {
  EACCES: 'permission-denied',
  EPERM: 'permission-denied',
  ENOENT: 'no-such-file',
  ENOTDIR: 'not-a-directory',
  EISDIR: 'is-a-directory',
  EEXIST: 'already-exists',
  ENOTEMPTY: 'directory-not-empty',
  ENOSPC: 'no-space',
  EBUSY: 'failure',
  EINVAL: 'failure',
  ELOOP: 'failure',
  ENAMETOOLONG: 'failure',
}

/** A function of a file tree as a file store has it: its refusals become `StoreRefused`. */
export function refusingAsStore<Given extends unknown[], Value>(
  act: (...given: Given) => Value,
): (...given: Given) => Promise<Value> {
  return async (...given) => {
    try {
      return act(...given)
    } catch (error) {
      if (error instanceof FileRefusal) throw new StoreRefused(refusals[error.code])
      throw error
    }
  }
}
