import type { SshSession } from '../ssh/index.ts'
import { receiveScp, type TakePiece } from '../ssh/scp/receive-scp.ts'
import { getFile } from '../ssh/sftp/get-file.ts'
import { sftpClient } from '../ssh/sftp/sftp-client.ts'
import type { TransferOutcome } from '../store/transfer-outcome.ts'
import {
  notOffered,
  runSshErrand,
  shellQuoted,
  type SshErrand,
  type SshErrandFailure,
} from './ssh-errand.ts'
import type { Surroundings } from './surroundings.ts'

/** A file that an appliance fetches from a server over SSH. */
export interface FetchErrand extends SshErrand {
  /** The connection is closed when the file turns out longer than this. */
  readonly bytesMax: number
}

/** The file, or why it could not be had. */
export type FetchReport =
  | { readonly ok: true; readonly contents: Uint8Array; readonly sha256: string }
  | SshErrandFailure

/** Dials the server, logs in and fetches the file; every part of it is journalled. */
export async function fetchFile(
  surroundings: Surroundings,
  errand: FetchErrand,
): Promise<FetchReport> {
  const pieces: Uint8Array[] = []
  const transfer = (session: SshSession) => {
    let left = errand.bytesMax
    return takeFile(session, errand, (piece) => {
      left -= piece.length
      if (left < 0) session.close()
      else pieces.push(piece)
    })
  }
  const report = await runSshErrand(surroundings, errand, { transfer, direction: 'back' })
  if (!report.ok) return report
  return { ok: true, contents: Buffer.concat(pieces), sha256: report.sha256 }
}

async function takeFile(
  session: SshSession,
  { protocol, path }: FetchErrand,
  take: TakePiece,
): Promise<TransferOutcome> {
  if (protocol === 'sftp') {
    const sftp = await session.openSftp()
    if (!sftp.ok) return notOffered(sftp.detail)
    return getFile(sftpClient(sftp.value), { path, take })
  }
  const opened = await session.exec(`scp -f ${shellQuoted(path)}`)
  if (!opened.ok) return notOffered(opened.detail)
  const outcome = await receiveScp(opened.value.stream, take)
  opened.value.end()
  return outcome
}
