import { StoreRefused, type StoreRefusal } from './file-store.ts'

/** Refusals by the name the operating system gives a failure (errno(3)). */
const refusals: Readonly<Record<string, StoreRefusal>> = {
  ENOENT: 'no-such-file',
  EACCES: 'permission-denied',
  EPERM: 'permission-denied',
  EROFS: 'permission-denied',
  ELOOP: 'permission-denied',
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EFBIG: 'no-space',
  EEXIST: 'already-exists',
  EISDIR: 'is-a-directory',
  ENOTDIR: 'not-a-directory',
  ENOTEMPTY: 'directory-not-empty',
}

/** The same function, with failures of the operating system thrown as `StoreRefused`. */
export function refusing<Given extends unknown[], Result>(
  act: (...given: Given) => Promise<Result>,
): (...given: Given) => Promise<Result> {
  return async (...given) => {
    try {
      return await act(...given)
    } catch (error) {
      throw asRefused(error)
    }
  }
}

function asRefused(error: unknown): StoreRefused {
  if (error instanceof StoreRefused) return error
  const { code } = error as NodeJS.ErrnoException
  return new StoreRefused(refusals[code ?? ''] ?? 'failure')
}
