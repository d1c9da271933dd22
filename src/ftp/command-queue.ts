import type { Duplex } from 'node:stream'
import { createCommandLines } from './command-lines.ts'
import type { FtpLimits } from './limits.ts'

/** The command lines of a control connection, in the order in which they came. */
export interface CommandQueue {
  /** Waits for the next line; `closed` when there will be none. */
  readonly next: () => Promise<CommandLine | 'closed'>
}

/** A line, or one of which only is known that it was too long. */
export type CommandLine = { readonly text: string } | 'too long'

/** Reads the lines of a control connection. `onAbort` is told of ABOR at once, whatever waits before it. */
export function createCommandQueue(
  control: Duplex,
  { lineBytesMax, linesAheadMax }: Pick<FtpLimits, 'lineBytesMax' | 'linesAheadMax'>,
  onAbort: () => void,
): CommandQueue {
  const lines = createCommandLines(lineBytesMax)
  const waiting: CommandLine[] = []
  let wake = () => {}

  control.on('data', (bytes: Uint8Array) => {
    for (const text of lines.take(bytes)) {
      if (text?.toUpperCase() === 'ABOR') onAbort()
      waiting.push(text === undefined ? 'too long' : { text })
    }
    if (waiting.length > linesAheadMax) control.pause()
    wake()
  })
  control.once('close', () => wake())

  return {
    async next() {
      while (waiting.length === 0 && !control.closed) {
        control.resume()
        await new Promise<void>((resolve) => (wake = resolve))
      }
      return control.closed ? 'closed' : (waiting.shift() ?? 'closed')
    },
  }
}
