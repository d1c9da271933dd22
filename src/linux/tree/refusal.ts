/** What the kernel says no with, by its symbol (errno(3)), and the words of glibc's strerror(3). */
const REFUSAL_WORDS = {
  EACCES: 'Permission denied',
  EBUSY: 'Device or resource busy',
  EEXIST: 'File exists',
  EINVAL: 'Invalid argument',
  EISDIR: 'Is a directory',
  ELOOP: 'Too many levels of symbolic links',
  ENAMETOOLONG: 'File name too long',
  ENOENT: 'No such file or directory',
  ENOSPC: 'No space left on device',
  ENOTDIR: 'Not a directory',
  ENOTEMPTY: 'Directory not empty',
  EPERM: 'Operation not permitted',
} as const

/** The symbol of a refusal. */
export type RefusalCode = keyof typeof REFUSAL_WORDS

/** The appliance's own kernel refuses a file operation; commands turn it into their messages. */
export class FileRefusal extends Error {
  override readonly name = 'FileRefusal'
  readonly code: RefusalCode
  readonly path: string

  constructor(code: RefusalCode, path: string) {
    super(`${code}: ${REFUSAL_WORDS[code].toLowerCase()}, '${path}'`)
    this.code = code
    this.path = path
  }

  /** `No such file or directory` and the like. */
  get words(): string {
    return REFUSAL_WORDS[this.code]
  }
}

/** What `work` gives, or the refusal that ends it; anything else that is thrown goes on. */
export function attempt<Value>(work: () => Value): Value | FileRefusal {
  try {
    return work()
  } catch (error) {
    if (error instanceof FileRefusal) return error
    throw error
  }
}
