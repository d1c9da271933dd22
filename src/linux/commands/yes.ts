import type { LinuxCommand } from '../command.ts'
import { nextTurn } from '../../clock/real-time.ts'
import { endlessEnd } from './endless-output.ts'
import { ENDLESS_OUTPUT_BYTES, ENDLESS_OUTPUT_LINES } from '../limits.ts'

/** Says the same again and again: until Ctrl-C on a terminal, until the pipe is full enough otherwise. */
export const yes: LinuxCommand = {
  name: 'yes',
  run: async (args, { screen, write, signal, readerLeaves = false }) => {
    const line = `${args.length > 0 ? args.join(' ') : 'y'}\n`
    const lines = Math.max(1, Math.floor(ENDLESS_OUTPUT_BYTES / line.length))
    const end = endlessEnd('yes: standard output', ENDLESS_OUTPUT_BYTES, { readerLeaves })
    if (!screen || !write) return { ...end, stdout: line.repeat(lines) }
    const piece = line.repeat(Math.min(lines, ENDLESS_OUTPUT_LINES))
    for (
      let written = 0;
      written < ENDLESS_OUTPUT_BYTES && !signal.aborted;
      written += piece.length
    ) {
      write(piece)
      await nextTurn()
    }
    return signal.aborted ? { exitCode: 130 } : end
  },
}
