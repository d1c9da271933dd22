import type { RawTypist } from '../../linux/index.ts'
import type { SshClientChannel } from '../../ssh/index.ts'

const CR = 0x0d
const LF = 0x0a
const TILDE = 0x7e
const DOT = 0x2e

/** The other end, as keys are given to it. */
export interface RemotePlan {
  readonly channel: SshClientChannel
  readonly over: Promise<unknown>
  /** Columns and rows of the terminal now. */
  readonly size: () => [columns: number, rows: number]
  readonly hangUp: () => void
}

/** Sends every key to the other end; `~.` behind a line end hangs up (ssh(1), ESCAPE CHARACTERS). */
export function remoteTypist({ channel, over, size, hangUp }: RemotePlan): RawTypist {
  let last = CR
  let isEscaped = false

  /** How many of the bytes were used when the line is to be cut. */
  function press(bytes: Uint8Array): number | undefined {
    const sent: number[] = []
    for (const [index, byte] of bytes.entries()) {
      if (isEscaped && byte === DOT) {
        hangUp()
        return index + 1
      }
      if (isEscaped && byte !== TILDE) sent.push(TILDE)
      isEscaped = !isEscaped && byte === TILDE && (last === CR || last === LF)
      if (!isEscaped) sent.push(byte)
      last = byte
    }
    if (sent.length > 0) channel.write(Buffer.from(sent))
    return undefined
  }

  return { press, over, resized: () => channel.resize(...size()) }
}
