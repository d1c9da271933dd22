import { createHash } from 'node:crypto'
import type { TransferOutcome } from '../../store/transfer-outcome.ts'
import { piecesOf, type TransferSource } from '../transfer-source.ts'
import { createPipeline } from './pipeline.ts'
import { outcomeOf, type SftpClient } from './sftp-client.ts'
import { renameOver } from './file-operations.ts'

/** A file to be put on a server. */
export interface PutFile {
  readonly path: string
  readonly source: TransferSource
  /** Permission bits of a new file; 0o644 unless given. */
  readonly mode?: number
  /** Modification time to be set at the end, milliseconds since 1970. */
  readonly modifiedMs?: number
  /** Write under this path first, then rename; straight to `path` unless given. */
  readonly temporaryPath?: string
  /** WRITE requests not yet answered at a time; 64 unless given, as OpenSSH's sftp does. */
  readonly outstandingMax?: number
}

/**
 * Bytes of one WRITE. A server need take no more than 32,768 (draft-ietf-secsh-filexfer-02, section 3), and
 * ssh2 splits, and so serialises, what is over 31,952 towards a server it does not know.
 */
const WRITE_BYTES = 31 * 1024
const OUTSTANDING = 64

/** Puts one file over SFTP. `bytes` of a refusal are those the server had acknowledged. */
export async function putFile(client: SftpClient, file: PutFile): Promise<TransferOutcome> {
  const { path, temporaryPath } = file
  const progress = { acknowledgedBytes: 0 }
  try {
    const sha256 = await writeAll(client, { ...file, path: temporaryPath ?? path }, progress)
    if (temporaryPath !== undefined) await renameOver(client, temporaryPath, path)
    return { ok: true, bytes: progress.acknowledgedBytes, sha256 }
  } catch (error) {
    return outcomeOf(error, progress.acknowledgedBytes)
  }
}

async function writeAll(
  { sftp, call }: SftpClient,
  { path, source, mode = 0o644, modifiedMs, outstandingMax = OUTSTANDING }: PutFile,
  progress: { acknowledgedBytes: number },
): Promise<string> {
  const hash = createHash('sha256')
  const handle = await call<Buffer>((done) => sftp.open(path, 'w', { mode }, done))
  const close = () => call<void>((done) => sftp.close(handle, done))
  const pipeline = createPipeline(outstandingMax)
  let offset = 0
  try {
    for await (const piece of piecesOf(source, WRITE_BYTES)) {
      const at = offset
      offset += piece.length
      hash.update(piece)
      await pipeline.start(async () => {
        await call<void>((done) => sftp.write(handle, piece, 0, piece.length, at, done))
        progress.acknowledgedBytes += piece.length
      })
    }
    await pipeline.finish()
    if (modifiedMs !== undefined) await setTime({ sftp, call }, handle, modifiedMs)
  } catch (error) {
    await close().catch(() => {})
    throw error
  }
  await close()
  return hash.digest('hex')
}

async function setTime(
  { sftp, call }: SftpClient,
  handle: Buffer,
  modifiedMs: number,
): Promise<void> {
  const seconds = Math.floor(modifiedMs / 1000)
  await call<void>((done) => sftp.futimes(handle, seconds, seconds, done))
}
