import type { Terminal } from '../console/index.ts'
import type { Recorder } from '../journal/journal.ts'
import {
  openShellVisit,
  runShellCommand,
  type RunningShell,
  type Shell,
  type ShellIo,
} from '../linux/index.ts'
import type { ConsoleAnswer } from './emulator.ts'
import type { SshChannel } from '../ssh/index.ts'
import type { LentTerminal } from './shared-terminal.ts'
import type { Surroundings } from './surroundings.ts'
import { terminalOver } from './terminal-over.ts'

/** A visitor's way into an appliance's Linux. */
export interface LinuxPlan {
  readonly shell: Shell
  /** The stream of the connection, so that commands stand beside the login they belong to. */
  readonly record: Recorder
  /** Printed before the first prompt. */
  readonly greeting?: string
  /** Called before each line is carried out. */
  readonly onLine?: () => void
}

/** Opens a shell on a shell channel; the channel ends with it. */
export function visitLinux(
  surroundings: Surroundings,
  channel: SshChannel,
  plan: LinuxPlan,
): RunningShell {
  const running = openOver(surroundings, ioOver(surroundings, terminalOver(channel), plan), plan)
  channel.onClose(running.hangUp)
  return running
}

/** Carries out the line of an exec request in a shell. */
export function runLinuxCommand(
  surroundings: Surroundings,
  channel: SshChannel,
  line: string,
  plan: LinuxPlan,
): RunningShell {
  const io = {
    ...ioOver(surroundings, terminalOver(channel), plan),
    ...(channel.pty === undefined && {
      writeError: (data: string | Uint8Array) => void channel.writeError(data),
    }),
  }
  const running = watched(surroundings, runShellCommand(io, plan.shell, line))
  channel.onClose(running.hangUp)
  return running
}

/** Carries out a line at the appliance's own console, where nobody has logged in over the network. */
export async function runAtConsole(
  surroundings: Surroundings,
  line: string,
  plan: LinuxPlan,
): Promise<ConsoleAnswer> {
  let output = ''
  const write = (data: string | Uint8Array) => void (output += Buffer.from(data).toString())
  const nothing = () => {}
  const terminal: Terminal = {
    pty: false,
    columns: () => 0,
    rows: () => 0,
    write,
    onInput: nothing,
    onResize: nothing,
    // Nobody types there: what reads finds the end.
    onEnd: (listen) => listen(),
    close: nothing,
  }
  const io = ioOver(surroundings, terminal, plan)
  const exit = await watched(surroundings, runShellCommand(io, plan.shell, line)).done
  return { output, exit }
}

/** Opens a shell on a terminal that a command line has lent; lines that it has not read go back to that. */
export function openLinux(
  surroundings: Surroundings,
  terminal: LentTerminal,
  plan: LinuxPlan,
): RunningShell {
  const { handBack } = terminal
  return openOver(surroundings, { ...ioOver(surroundings, terminal, plan), handBack }, plan)
}

function openOver(
  surroundings: Surroundings,
  io: ShellIo,
  { shell, greeting }: LinuxPlan,
): RunningShell {
  const { terminal } = io
  if (greeting) terminal.write(terminal.pty ? greeting.replaceAll('\n', '\r\n') : greeting)
  return watched(surroundings, openShellVisit(io, shell))
}

function ioOver(
  { activity }: Surroundings,
  terminal: Terminal,
  { record, onLine }: LinuxPlan,
): ShellIo {
  return {
    terminal,
    activity,
    onLine(line, user) {
      onLine?.()
      record('command.entered', { mode: `${user} shell`, line: firstLine(line) })
    },
  }
}

/** The lines of a here-document may be a private key; only what stands in front of them is journalled. */
function firstLine(command: string): string {
  const end = command.indexOf('\n')
  return end < 0 ? command : `${command.slice(0, end)} ...`
}

/** A defect in a shell ends that visit, and the lab knows of it. */
function watched({ crashed }: Surroundings, running: RunningShell): RunningShell {
  const done = running.done.catch((error: unknown) => {
    crashed('shell', error)
    return BROKEN
  })
  return { ...running, done }
}

/** Exit status of a shell that was ended by a defect: 128 and the number of SIGABRT. */
const BROKEN = 134
