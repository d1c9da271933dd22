import type { StoreRefusal } from '../store/file-store.ts'
import { refusalText } from '../store/refusal-text.ts'

/** A reply of a server: its code (RFC 959, 4.2) and its text, of one line or several. */
export interface FtpReply {
  readonly code: number
  readonly text: string | readonly string[]
}

/** The reply as it goes over the control connection. */
export function replyBytes({ code, text }: FtpReply): Buffer {
  if (typeof text === 'string') return Buffer.from(`${code} ${text}\r\n`)
  const [first = '', ...rest] = text
  const last = rest.pop() ?? ''
  const middle = rest.map((line) => ` ${line}\r\n`).join('')
  return Buffer.from(`${code}-${first}\r\n${middle}${code} ${last}\r\n`)
}

/** What a refusal of the store becomes when a file is written: 552 and 553 are for that (RFC 959, 4.2.2). */
export function refusedWriting(path: string, refusal: StoreRefusal): FtpReply {
  return { code: writingCodes[refusal] ?? 550, text: `${path}: ${refusalText[refusal]}` }
}

/** What a refusal of the store becomes everywhere else. */
export function refusedReading(path: string, refusal: StoreRefusal): FtpReply {
  return { code: 550, text: `${path}: ${refusalText[refusal]}` }
}

const writingCodes: Partial<Readonly<Record<StoreRefusal, number>>> = {
  'no-space': 552,
  'permission-denied': 553,
  'is-a-directory': 553,
  'already-exists': 553,
  failure: 451,
}
