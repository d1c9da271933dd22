import type { ScpStream } from './scp-stream.ts'

/** What the other end says to a record or a file: a zero byte, or a message. */
export type ScpAnswer =
  | { readonly kind: 'ok' }
  /** 1 and a line: this file cannot be had; 2 and a line: the whole transfer is off. */
  | { readonly kind: 'refused'; readonly fatal: boolean; readonly text: string }
  /** Text where the protocol wants a code: something printed into the channel. */
  | { readonly kind: 'noise'; readonly text: string }
  | { readonly kind: 'ended' }

/** The zero byte that says yes. */
export const ACKNOWLEDGEMENT = '\0'
/** The first byte of a message after which the transfer goes on with the next file. */
export const ERROR_CODE = 1
/** The first byte of a message after which nothing follows. */
export const FATAL_CODE = 2

/** Reads one answer, as response() of OpenSSH's scp.c does. */
export async function readAnswer(stream: ScpStream): Promise<ScpAnswer> {
  const code = await stream.byte()
  if (code === undefined) return { kind: 'ended' }
  if (code === 0) return { kind: 'ok' }
  const text = ((await stream.line()) ?? '').trimEnd()
  if (code === ERROR_CODE || code === FATAL_CODE)
    return { kind: 'refused', fatal: code === FATAL_CODE, text }
  return { kind: 'noise', text: String.fromCharCode(code) + text }
}
