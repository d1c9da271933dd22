import { assumed, captured, recalled } from '../../../src/emulator/index.ts'

export const evidence = captured(
  'Output of pmtool status on an FMC (dependencyhell.net, Firepower process management): the block of a daemon, and User Disabled.',
)
export const errorEvidence = assumed(
  'The usage of pmtool, and what it says of processes and types that it does not know.',
)
export const sftunnelEvidence = recalled(
  'Cisco document 215540: sftunnel (system), with -d -f /etc/sf/sftunnel.conf.',
)

/** A process that the process manager keeps running. */
export interface ManagedProcess {
  readonly name: string
  /** `normal`, `system`, or several divided by commas. */
  readonly kind: string
  readonly command: string
  /** Undefined while it does not run. */
  readonly pid: () => number | undefined
  readonly isDisabled: () => boolean
  readonly restart: () => void
  readonly disable: () => void
  readonly enable: () => void
}

/** The tool's answer: what it prints, and the exit status. */
export interface PmtoolAnswer {
  readonly text: string
  readonly exitCode: number
}

const USAGE = [
  'Usage: pmtool <command> [<id>]',
  '  status',
  '  restartbyid <id>',
  '  disablebyid <id>',
  '  enablebyid <id>',
  '  restartbytype <type>',
  '',
].join('\n')

/** Carries out a command of `pmtool`; verbs are taken in upper and lower case, and success is silent. */
export function pmtool(
  processes: readonly ManagedProcess[],
  [verb = '', id]: readonly string[],
): PmtoolAnswer {
  const order = verb.toLowerCase()
  if (order === 'status') return { text: statusOf(processes), exitCode: 0 }
  if (order === 'restartbytype' && id !== undefined) return restartByType(processes, id)
  const act = ORDERS[order]
  if (!act || id === undefined) return { text: USAGE, exitCode: 1 }
  const process = processes.find(({ name }) => name.toLowerCase() === id.toLowerCase())
  if (!process) return { text: `Unknown process: ${id}\n`, exitCode: 1 }
  act(process)
  return { text: '', exitCode: 0 }
}

function restartByType(processes: readonly ManagedProcess[], type: string): PmtoolAnswer {
  const wanted = processes.filter(({ kind }) => kind.split(',').includes(type.toLowerCase()))
  if (wanted.length === 0) return { text: `Unknown type: ${type}\n`, exitCode: 1 }
  for (const process of wanted) if (!process.isDisabled()) process.restart()
  return { text: '', exitCode: 0 }
}

const ORDERS: Readonly<Record<string, (process: ManagedProcess) => void>> = {
  restartbyid: (process) => process.restart(),
  disablebyid: (process) => process.disable(),
  enablebyid: (process) => process.enable(),
}

function statusOf(processes: readonly ManagedProcess[]): string {
  return [
    'Received status (0):',
    '',
    'Global Environment:',
    'PATH=/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin',
    '',
    'Daemons:',
    ...processes.flatMap(blockOf),
    '',
  ].join('\n')
}

function blockOf(process: ManagedProcess): string[] {
  const { name, kind, command } = process
  return [
    `${name} (${kind}) - ${stateOf(process)}`,
    `Command: ${command}`,
    `PID File: /var/sf/run/${name}.pid`,
    `Enable File: /etc/sf/${name}.run`,
    '',
  ]
}

function stateOf({ pid, isDisabled }: ManagedProcess): string {
  if (isDisabled()) return 'User Disabled'
  const running = pid()
  return running === undefined ? 'Waiting' : `Running ${running}`
}
