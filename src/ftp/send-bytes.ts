import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { OpenFile } from '../store/file-store.ts'
import { countSent } from '../store/transfer-account.ts'
import { dataEndOf, type DataEnd } from './receive-file.ts'
import type { FtpServerSession } from './server-session.ts'

/** Sends a file over a data connection from an offset on, and tells what came of it. */
export async function sendFileBytes(
  session: FtpServerSession,
  socket: Duplex,
  { path, file, start }: { path: string; file: OpenFile; start: number },
): Promise<DataEnd> {
  const account = countSent(path)
  const { sizeBytes } = await file.facts()
  const end = await dataEndOf(async () => {
    for (let offset = start; ;) {
      const bytes = await file.read(offset, session.limits.readBytes)
      if (bytes.length === 0) break
      await write(session, socket, bytes)
      account.gave(offset, bytes.length)
      offset += bytes.length
    }
    await finish(socket)
  })
  const told = account.told(sizeBytes, { complete: end === 'whole' })
  if (told) session.policy.observe(told)
  return end
}

/** Sends a listing over a data connection. */
export function sendLines(
  session: FtpServerSession,
  socket: Duplex,
  lines: readonly string[],
): Promise<DataEnd> {
  return dataEndOf(async () => {
    if (lines.length > 0) await write(session, socket, Buffer.from(`${lines.join('\r\n')}\r\n`))
    await finish(socket)
  })
}

async function write({ data }: FtpServerSession, socket: Duplex, bytes: Uint8Array): Promise<void> {
  data.used()
  if (!socket.write(bytes)) await Promise.race([once(socket, 'drain'), closed(socket)])
}

/** The end of the connection is the end of the file (RFC 959, 3.4.1). */
async function finish(socket: Duplex): Promise<void> {
  socket.end()
  await finished(socket, { readable: false })
}

/** Rejects when the connection closes while it is being written to. */
async function closed(socket: Duplex): Promise<never> {
  await finished(socket, { readable: false })
  throw Object.assign(new TypeError('The data connection is closed.'), { code: 'ECONNRESET' })
}
