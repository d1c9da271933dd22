import { createHash } from 'node:crypto'
import type { Stats } from 'ssh2'
import type { TransferOutcome } from '../../store/transfer-outcome.ts'
import { outcomeOf, type SftpClient } from './sftp-client.ts'

/** A file to be fetched from a server. */
export interface GetFile {
  readonly path: string
  /** Takes the contents in order; the next piece waits for it. */
  readonly take: (piece: Uint8Array) => void | Promise<void>
  /** READ requests not yet answered at a time; 64 unless given. */
  readonly outstandingMax?: number
}

/** Bytes of one READ; ssh2 would split more towards a server it does not know. */
const READ_BYTES = 31 * 1024
const OUTSTANDING = 64

/** Fetches one file over SFTP. `bytes` of a refusal are those that were taken. */
export async function getFile(client: SftpClient, file: GetFile): Promise<TransferOutcome> {
  const { sftp, call } = client
  const hash = createHash('sha256')
  let bytes = 0
  try {
    const handle = await call<Buffer>((done) => sftp.open(file.path, 'r', done))
    const close = () => call<void>((done) => sftp.close(handle, done))
    try {
      for await (const piece of readAll(client, handle, file.outstandingMax ?? OUTSTANDING)) {
        hash.update(piece)
        bytes += piece.length
        await file.take(piece)
      }
    } finally {
      await close().catch(() => {})
    }
    return { ok: true, bytes, sha256: hash.digest('hex') }
  } catch (error) {
    return outcomeOf(error, bytes)
  }
}

/** The file from start to end, whatever size the server tells: reading goes on until it says EOF. */
async function* readAll({ sftp, call }: SftpClient, handle: Buffer, outstandingMax: number) {
  const { size } = await call<Stats>((done) => sftp.fstat(handle, done))
  const asked: Promise<Buffer>[] = []
  let offset = 0
  const mayAsk = () => asked.length === 0 || (asked.length < outstandingMax && offset < size)
  const ask = () => {
    const answer = readFully({ sftp, call }, handle, offset)
    // It is awaited in its turn; until then a refusal must not count as unhandled.
    answer.catch(() => {})
    asked.push(answer)
    offset += READ_BYTES
  }
  for (;;) {
    while (mayAsk()) ask()
    const piece = await asked.shift()!
    if (piece.length > 0) yield piece
    if (piece.length < READ_BYTES) return
  }
}

/** One piece; a server may answer with less than asked, and only nothing at all is the end. */
async function readFully(
  { sftp, call }: SftpClient,
  handle: Buffer,
  offset: number,
): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(READ_BYTES)
  let filled = 0
  while (filled < READ_BYTES) {
    const at = filled
    const count = await call<number>((done) =>
      sftp.read(handle, buffer, at, READ_BYTES - at, offset + at, done),
    )
    if (count === 0) break
    filled += count
  }
  return buffer.subarray(0, filled)
}
