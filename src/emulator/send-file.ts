import type { SshSession } from '../ssh/index.ts'
import { sendScp } from '../ssh/scp/send-scp.ts'
import { putFile } from '../ssh/sftp/put-file.ts'
import { sftpClient } from '../ssh/sftp/sftp-client.ts'
import type { TransferOutcome } from '../store/transfer-outcome.ts'
import {
  notOffered,
  runSshErrand,
  shellQuoted,
  type FileErrandReport,
  type SshErrand,
} from './ssh-errand.ts'
import type { Surroundings } from './surroundings.ts'

export type { FileErrandReport }

/** A file that an appliance sends to a server over SSH. */
export interface FileErrand extends SshErrand {
  readonly bytes: Uint8Array
}

/** Dials the server, logs in and sends the file; every part of it is journalled. */
export function sendFile(
  surroundings: Surroundings,
  errand: FileErrand,
): Promise<FileErrandReport> {
  const transfer = (session: SshSession) => transferFile(session, errand)
  return runSshErrand(surroundings, errand, { transfer, direction: 'there' })
}

/** Sends the file on a session that is open already. */
export async function transferFile(
  session: SshSession,
  errand: Pick<FileErrand, 'protocol' | 'path' | 'bytes' | 'skipsText'>,
): Promise<TransferOutcome> {
  const { protocol, path, bytes } = errand
  if (protocol === 'scp') return copy(session, errand)
  const sftp = await session.openSftp()
  if (!sftp.ok) return notOffered(sftp.detail)
  return putFile(sftpClient(sftp.value), { path, source: bytes })
}

async function copy(
  session: SshSession,
  { path, bytes, skipsText = false }: Pick<FileErrand, 'path' | 'bytes' | 'skipsText'>,
): Promise<TransferOutcome> {
  const opened = await session.exec(`scp -t ${shellQuoted(path)}`)
  if (!opened.ok) return notOffered(opened.detail)
  const name = path.slice(path.lastIndexOf('/') + 1)
  const outcome = await sendScp(opened.value.stream, {
    name,
    source: bytes,
    sizeBytes: bytes.length,
    skipsText,
  })
  opened.value.end()
  return outcome
}
