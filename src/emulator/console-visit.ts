import {
  openConsole,
  runLine,
  type Dialect,
  type Mode,
  type RunningConsole,
  type Terminal,
} from '../console/index.ts'
import type { Recorder } from '../journal/journal.ts'
import type { SshChannel } from '../ssh/index.ts'
import type { Surroundings } from './surroundings.ts'
import { terminalOver } from './terminal-over.ts'

/** A visitor's way into an appliance's command line. */
export interface ConsolePlan<Session> {
  readonly dialect: Dialect<Session>
  readonly mode: Mode<Session>
  /** Modes below it, each within the one before, that the visitor is in from the start. */
  readonly entered?: readonly Mode<Session>[]
  readonly session: Session
  /** The stream of the connection, so that commands stand beside the login they belong to. */
  readonly record: Recorder
  /** Printed before the first prompt of a shell. */
  readonly greeting?: string
  /** Where the visitor sits, when that is not simply the channel: a shared terminal. */
  readonly terminal?: Terminal
  /** Called once, when the visit is over. */
  readonly onEnd?: () => void
}

/** Opens the command line on a shell channel. */
export function visitConsole<Session>(
  surroundings: Surroundings,
  channel: SshChannel,
  plan: ConsolePlan<Session>,
): RunningConsole {
  const { greeting, terminal = terminalOver(channel) } = plan
  if (greeting) terminal.write(terminal.pty ? greeting.replaceAll('\n', '\r\n') : greeting)
  const running = openConsole({ ...parts(surroundings, plan), terminal })
  channel.onClose(() => running.close('hang-up'))
  void running.done.then(() => plan.onEnd?.())
  return running
}

/** Runs the lines of an exec request on the command line. */
export function runCommand<Session>(
  surroundings: Surroundings,
  channel: SshChannel,
  line: string,
  plan: ConsolePlan<Session>,
): RunningConsole {
  const running = runLine({ ...parts(surroundings, plan), terminal: terminalOver(channel), line })
  channel.onClose(() => running.close('hang-up'))
  void running.done.then(() => plan.onEnd?.())
  return running
}

function parts<Session>(
  { clock, crashed }: Surroundings,
  { dialect, mode, entered = [], session, record }: ConsolePlan<Session>,
) {
  return {
    dialect,
    mode,
    entered,
    session,
    clock,
    onCommand: (typed: { mode: string; line: string }) =>
      record('command.entered', { mode: typed.mode, line: typed.line }),
    onRefused: (refused: { mode: string; line: string; why: string }) =>
      record('command.refused', {
        mode: refused.mode,
        line: withoutSecrets(refused.line),
        error: refused.why,
      }),
    onCrash: (error: unknown) => crashed('command line', error),
  }
}

/** A word that every visitor may be shown: a keyword, or a URL, whose password part is masked elsewhere. */
const ORDINARY = /^(?:[a-z][a-z-]*\??|\w+:\/\/\S+|[?|/]|)$/

/**
 * A refused line as it is journalled, of which the command line has left the keywords. The misspelt one may
 * be a password typed at the wrong moment, so what does not look like a keyword is masked as well, and
 * everything behind the word password is.
 */
function withoutSecrets(line: string): string {
  let isSecret = false
  return line
    .split(' ')
    .map((word) => {
      const shown = !isSecret && ORDINARY.test(word) ? word : MASK
      isSecret ||= /^(?:pass|secret)/i.test(word)
      return shown
    })
    .join(' ')
}

const MASK = '[masked]'
