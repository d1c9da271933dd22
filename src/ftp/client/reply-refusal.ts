import { FTPError } from 'basic-ftp'
import {
  refusalInText,
  type TransferRefusal,
  type TransferRefused,
} from '../../store/transfer-outcome.ts'

/**
 * Why an operation failed: by the code of the server's reply (RFC 959, 4.2.2) and, where that can mean
 * several things, by its text. Anything else that went wrong is the connection's end.
 */
export function refusalOfReply(error: unknown): TransferRefused {
  if (!(error instanceof FTPError)) return refused('closed-early', 'The connection ended first.')
  const text = error.message.replace(/^\d{3}[ -]/, '')
  const known = byCode[error.code]
  if (known !== undefined) return refused(known, text)
  const said = refusalInText(text)
  return refused(said === 'failure' ? (whenSilent[error.code] ?? said) : said, text)
}

function refused(refusal: TransferRefusal, detail: string): TransferRefused {
  // FTP acknowledges nothing before the end of a file.
  return { ok: false, refusal, bytes: 0, detail }
}

const byCode: Readonly<Record<number, TransferRefusal>> = {
  421: 'closed-early',
  425: 'closed-early',
  426: 'closed-early',
  452: 'no-space',
  500: 'unsupported',
  502: 'unsupported',
  504: 'unsupported',
  522: 'unsupported',
  530: 'permission-denied',
  532: 'permission-denied',
  552: 'no-space',
}

/** What a code means when the text beside it says nothing more. */
const whenSilent: Readonly<Record<number, TransferRefusal>> = {
  550: 'no-such-file',
  553: 'permission-denied',
}
