import { createHash } from 'node:crypto'
import type { OpenFile } from './file-store.ts'

/** A file that a client put into a store. */
export interface FileReceived {
  readonly type: 'file.received'
  readonly path: string
  /** Size of what stands in the store, and its SHA-256 in hex. */
  readonly bytes: number
  readonly sha256: string
  /** False when the connection ended first or the store refused a part. */
  readonly complete: boolean
}

/** A file that a client fetched from a store. */
export interface FileSent {
  readonly type: 'file.sent'
  readonly path: string
  readonly bytes: number
  /** False when the client stopped before the last byte. */
  readonly complete: boolean
}

/** What a file server of any protocol tells about files. */
export type TransferEvent = FileReceived | FileSent

/** Keeps count of one file being received. */
export interface ReceivedFile {
  /** Called for each write as it arrives, before the store has taken it. */
  arrived: (offset: number, data: Uint8Array) => void
  /** The store did not take something that had arrived. */
  refused: () => void
  /** The client set the size, as OpenSSH's does at the end of every file. */
  resized: (sizeBytes: number) => void
  /** What there is to tell, or `undefined` when nothing was changed. Reads `file` if writes were not in order. */
  told: (file: OpenFile, ended: { complete: boolean }) => Promise<FileReceived | undefined>
}

const READ_BACK_BYTES = 256 * 1024

/** Begins the account of a file opened for writing; `emptied` says whether it is new or was cut to nothing. */
export function countReceived(path: string, { emptied }: { emptied: boolean }): ReceivedFile {
  const hash = createHash('sha256')
  let nextOffset = 0
  let changed = emptied
  let inOrder = emptied
  let whole = true

  return {
    arrived(offset, data) {
      changed = true
      inOrder &&= offset === nextOffset
      if (!inOrder) return
      hash.update(data)
      nextOffset += data.length
    },
    refused() {
      inOrder = false
      whole = false
    },
    resized(sizeBytes) {
      if (inOrder && sizeBytes === nextOffset) return
      changed = true
      inOrder = false
    },
    async told(file, { complete }) {
      if (!changed) return undefined
      const contents = inOrder
        ? { bytes: nextOffset, sha256: hash.digest('hex') }
        : await contentsOf(file)
      return { type: 'file.received', path, ...contents, complete: complete && whole }
    },
  }
}

/** Keeps count of one file being sent: highest byte given, against the size it has. */
export function countSent(path: string) {
  let bytes = 0
  let reached = 0
  return {
    gave(offset: number, length: number): void {
      bytes += length
      reached = Math.max(reached, offset + length)
    },
    told(sizeBytes: number, ended: { complete: boolean }): FileSent | undefined {
      if (bytes === 0 && sizeBytes > 0) return undefined
      return { type: 'file.sent', path, bytes, complete: ended.complete && reached >= sizeBytes }
    },
  }
}

async function contentsOf(file: OpenFile): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  for (;;) {
    const piece = await file.read(bytes, READ_BACK_BYTES)
    if (piece.length === 0) return { bytes, sha256: hash.digest('hex') }
    hash.update(piece)
    bytes += piece.length
  }
}
