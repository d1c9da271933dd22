import type { CommandContext } from '../../linux/index.ts'
import type { Say } from './open-connection.ts'

/** What a program tells its user beside its output. */
export interface Telling {
  readonly say: Say
  /** What could not be shown at once. */
  readonly left: () => string
}

/** Shows on the terminal at once; without one it is kept for the program's errors. */
export function telling({ tty }: CommandContext): Telling {
  let kept = ''
  return {
    say(text) {
      if (tty) tty.write(text.replaceAll('\n', '\r\n'))
      else kept += text
    },
    left: () => kept,
  }
}
