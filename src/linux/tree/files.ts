import type { Credentials } from './credentials.ts'
import type { DeviceName, Inode } from './inode.ts'

/** What is known about a file without reading it. */
export interface FileFacts {
  readonly kind: Inode['kind']
  readonly ino: number
  readonly owner: string
  readonly group: string
  readonly mode: number
  readonly size: number
  readonly diskBytes: number
  readonly links: number
  readonly mtimeMs: number
  readonly ctimeMs: number
  readonly target?: string
  readonly device?: DeviceName
  readonly program?: string
}

/** How a file is written. */
export interface WritePlan {
  readonly append?: boolean
  /** Permission bits of a file that is made by this; the umask is taken off. */
  readonly mode?: number
}

/** A file tree as one user meets it; everything throws `FileRefusal`. Paths are absolute. */
export interface Files {
  readonly who: Credentials
  /** Facts of what a path leads to; links are followed. */
  readonly stat: (path: string) => FileFacts
  /** Facts of the link itself. */
  readonly lstat: (path: string) => FileFacts
  readonly has: (path: string) => boolean
  readonly read: (path: string) => Uint8Array
  readonly list: (path: string) => string[]
  readonly readLink: (path: string) => string
  readonly realPath: (path: string) => string
  /** Whether the bits of `MAY` are granted. */
  readonly may: (path: string, bits: number) => boolean
  /** Throws what `write` would. */
  readonly checkWritable: (path: string) => void
  readonly write: (path: string, bytes: Uint8Array, plan?: WritePlan) => void
  readonly makeFolder: (path: string, mode?: number) => void
  readonly makeLink: (target: string, path: string) => void
  readonly makeHardLink: (existing: string, path: string) => void
  readonly remove: (path: string) => void
  readonly removeFolder: (path: string) => void
  readonly rename: (from: string, to: string) => void
  readonly setMode: (path: string, mode: number) => void
  /** Changes the owner, the group or both. */
  readonly setOwner: (path: string, owner: string | undefined, group: string | undefined) => void
  readonly setTime: (path: string, mtimeMs: number) => void
}
