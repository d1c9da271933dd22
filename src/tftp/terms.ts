import { BLOCK_BYTES, BLOCK_BYTES_RANGE } from './limits.ts'
import type { TftpOptions, TftpRequest } from './packet.ts'

/** What two ends have agreed on for one transfer. */
export interface TftpTerms {
  readonly blockBytes: number
  /** Time after which a packet is sent again, milliseconds. */
  readonly timeoutMs: number
}

/** What a server grants of a request, and the options it says so with; those it does not know it leaves out. */
export function grantTerms(
  { options }: TftpRequest,
  { timeoutMs, sizeBytes }: { timeoutMs: number; sizeBytes: number | undefined },
): { readonly terms: TftpTerms; readonly granted: TftpOptions } {
  const [least, most] = BLOCK_BYTES_RANGE
  const granted = new Map<string, string>()
  const blockBytes = wholeNumber(options.get('blksize'))
  if (blockBytes !== undefined && blockBytes >= least)
    granted.set('blksize', String(Math.min(blockBytes, most)))
  const seconds = wholeNumber(options.get('timeout'))
  if (seconds !== undefined && seconds >= 1 && seconds <= 255)
    granted.set('timeout', String(seconds))
  const size = options.get('tsize')
  if (size !== undefined) granted.set('tsize', sizeBytes === undefined ? size : String(sizeBytes))
  return { granted, terms: agreedTerms(granted, timeoutMs) }
}

/** The terms that an acknowledgement of options leads to; none is as if there were no options. */
export function agreedTerms(granted: TftpOptions, timeoutMs: number): TftpTerms {
  const seconds = wholeNumber(granted.get('timeout'))
  return {
    blockBytes: wholeNumber(granted.get('blksize')) ?? BLOCK_BYTES,
    timeoutMs: seconds === undefined ? timeoutMs : seconds * 1000,
  }
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
