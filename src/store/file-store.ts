/** What a file store says no with; the SFTP status code or the SCP message follows from it. */
export type StoreRefusal =
  | 'no-such-file'
  | 'permission-denied'
  | 'no-space'
  | 'already-exists'
  | 'is-a-directory'
  | 'not-a-directory'
  | 'directory-not-empty'
  | 'failure'

/** Thrown inside the rooms that serve files only, to carry a refusal to the protocol's answer. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused'
  readonly refusal: StoreRefusal

  constructor(refusal: StoreRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}

/** The refusal that `error` carries; what is not a `StoreRefused` is thrown on. */
export function storeRefusalOf(error: unknown): StoreRefusal {
  if (error instanceof StoreRefused) return error.refusal
  throw error
}

/** What a store knows about one file or directory. */
export interface FileFacts {
  readonly kind: 'file' | 'directory'
  readonly sizeBytes: number
  /** Permission bits only, such as 0o644. */
  readonly mode: number
  /** Lab time, milliseconds since 1970. */
  readonly modifiedMs: number
  /** What it is when it is neither; its kind is `file` then. Only a store with links tells of one. */
  readonly special?: 'link' | 'device'
  /** Whom it belongs to; when absent, to the one whom all files of the server belong to. */
  readonly owner?: FileOwner
  /** Names that lead to it; as usual for its kind when absent. */
  readonly nameCount?: number
}

/** Whom a file belongs to. */
export interface FileOwner {
  readonly uid: number
  readonly gid: number
  /** Shown in long listings; the numbers unless given. */
  readonly user?: string
  readonly group?: string
}

/** What may be changed about a file or directory besides its contents. */
export interface FactsChange {
  readonly mode?: number
  readonly modifiedMs?: number
}

/** One name in a directory. */
export interface StoreEntry {
  readonly name: string
  readonly facts: FileFacts
}

/**
 * An open file; offsets and sizes in bytes. A file opened for writing can be read as well, because the
 * fingerprint of what arrived out of order is taken from the store. `write` keeps no hold of `data`.
 */
export interface OpenFile {
  read: (offset: number, length: number) => Promise<Uint8Array>
  write: (offset: number, data: Uint8Array) => Promise<void>
  truncate: (sizeBytes: number) => Promise<void>
  facts: () => Promise<FileFacts>
  /** A modification time set here stands, though the file was written before. */
  change: (facts: FactsChange) => Promise<void>
  close: () => Promise<void>
}

/** How a file is opened: the flags of POSIX open(2), and the permission bits of a new file. */
export interface OpenHow {
  readonly read: boolean
  readonly write: boolean
  readonly create: boolean
  readonly truncate: boolean
  readonly exclusive: boolean
  readonly append: boolean
  /** Permission bits if the file is made by this; 0o644 unless given. */
  readonly mode?: number
}

/**
 * Where SFTP, SCP, FTP and TFTP put and find files: memory, or a folder of the user's. Paths are POSIX, absolute
 * and already free of `..`; a store never leaves its root. Methods throw `StoreRefused`. `rename` replaces
 * what has the new name, as POSIX rename(2) does.
 */
export interface FileStore {
  stat: (path: string) => Promise<FileFacts>
  open: (path: string, how: OpenHow) => Promise<OpenFile>
  list: (path: string) => Promise<readonly StoreEntry[]>
  makeDirectory: (path: string, mode?: number) => Promise<void>
  remove: (path: string) => Promise<void>
  removeDirectory: (path: string) => Promise<void>
  rename: (from: string, to: string) => Promise<void>
  change: (path: string, facts: FactsChange) => Promise<void>
  /** Absent where there are no symbolic links. */
  readonly links?: StoreLinks
}

/** The symbolic links of a store; all throw `StoreRefused`. */
export interface StoreLinks {
  /** Facts of a name itself, which may be a link. */
  stat: (path: string) => Promise<FileFacts>
  read: (path: string) => Promise<string>
  /** Makes a link at `path`; `target` is kept as it is given. */
  make: (target: string, path: string) => Promise<void>
  /** The path without links; the last name need not exist. */
  resolve: (path: string) => Promise<string>
}

/** Opens an existing file for reading. */
export const forReading: OpenHow = {
  read: true,
  write: false,
  create: false,
  truncate: false,
  exclusive: false,
  append: false,
}

/** Makes a file, or empties the one that is there, for writing. */
export const forReplacing: OpenHow = {
  ...forReading,
  read: false,
  write: true,
  create: true,
  truncate: true,
}
