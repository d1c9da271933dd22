import type { Duplex } from 'node:stream'
import type { OpenFile } from '../store/file-store.ts'
import { storeRefusalOf, StoreRefused, type StoreRefusal } from '../store/file-store.ts'
import { countReceived } from '../store/transfer-account.ts'
import type { FtpServerSession } from './server-session.ts'

/** A file to be written from a data connection. */
export interface Arriving {
  readonly path: string
  readonly file: OpenFile
  /** Offset of the first byte; 0 for a file that was emptied. */
  readonly start: number
  readonly emptied: boolean
}

/** How a data connection ended: with its end, broken off, or because the store refused something. */
export type DataEnd = 'whole' | 'broken' | StoreRefusal

/** Writes what comes over a data connection into a file, and tells what came of it. */
export async function receiveFile(
  session: FtpServerSession,
  socket: Duplex,
  { path, file, start, emptied }: Arriving,
): Promise<DataEnd> {
  const account = countReceived(path, { emptied })
  let offset = start
  async function write(bytes: Uint8Array): Promise<void> {
    session.data.used()
    account.arrived(offset, bytes)
    await file.write(offset, bytes)
    offset += bytes.length
  }

  const end = await dataEndOf(async () => {
    const chunks = socket.iterator({ destroyOnReturn: false })
    for await (const chunk of chunks) await write(chunk as Uint8Array)
  })
  const complete = end === 'whole' && !session.isOver()
  if (!complete) account.refused()
  const told = await account.told(file, { complete })
  if (told) session.policy.observe(told)
  if (end !== 'whole' && end !== 'broken')
    session.policy.observe({ type: 'transfer.refused', path, reason: end, bytes: offset - start })
  return end
}

/** What `work` with a data connection came to; a failure of the connection is one way to end. */
export async function dataEndOf(work: () => Promise<void>): Promise<DataEnd> {
  try {
    await work()
    return 'whole'
  } catch (error) {
    if (error instanceof StoreRefused) return storeRefusalOf(error)
    if (isBroken(error)) return 'broken'
    throw error
  }
}

/** Errors of sockets and streams have a code; errors of the program have none. */
function isBroken(error: unknown): boolean {
  return error instanceof Error && 'code' in error
}
