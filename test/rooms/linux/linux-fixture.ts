import { createActivity } from '../../../src/clock/activity.ts'
import { LabClock } from '../../../src/clock/lab-clock.ts'
import {
  createFileTree,
  createLinuxHost,
  createShell,
  openShellVisit,
  runShellCommand,
  type FileEntry,
  type HostFacts,
  type LinuxCommand,
} from '../../../src/linux/index.ts'
import { createMemoryTerminal } from '../console/memory-terminal.ts'

/** The instant at which every test begins. */
export const STARTED = Date.UTC(2024, 9, 14, 14, 49)

/** The peer's folder of the field note, with the times of its listing. */
export const FOLDER = '/var/sf/peers/cdb123c8-4347-11ef-aca1-f3aa241412a1'

const at = (hour: number, minute: number) => Date.UTC(2024, 9, 14, hour, minute)

const FILES: readonly FileEntry[] = [
  { path: '/', mtimeMs: at(12, 0) },
  { path: `${FOLDER}/cacert.pem`, content: 'c'.repeat(1_326), mtimeMs: at(12, 41) },
  { path: `${FOLDER}/sftunnel-key.pem`, content: 'k'.repeat(1_704), mtimeMs: at(12, 41) },
  { path: `${FOLDER}/sftunnel-heartbeat`, content: '1', mtimeMs: at(14, 21) },
  { path: '/etc/shadow', content: 'root:*:\n', mode: 0o600 },
  { path: '/etc/sf/ca_root/cacert.pem', content: 'CERTIFICATE\n' },
]

/** What a test may choose. */
export interface LinuxOpening {
  readonly entries?: readonly FileEntry[]
  readonly commands?: readonly LinuxCommand[]
  readonly installable?: readonly LinuxCommand[]
  readonly facts?: Partial<HostFacts>
  readonly limits?: { bytesMax?: number; inodesMax?: number }
}

/** An appliance with an administrator who may use sudo with the password `right`. */
export function createAppliance(opening: LinuxOpening = {}) {
  const { entries = [], commands = [], installable = [], facts, limits } = opening
  const activity = createActivity({ limitMs: 5_000 })
  const clock = new LabClock({ startMs: STARTED, activity })
  const tree = createFileTree({
    now: clock.now,
    entries: [...FILES, ...entries],
    ...(limits ? { limits } : {}),
  })
  const host = createLinuxHost({
    hostname: () => 'firepower',
    clock,
    tree,
    commands,
    installable,
    accounts: [
      {
        name: 'admin',
        uid: 1000,
        gid: 1000,
        home: '/Volume/home/admin',
        sudo: 'with-password',
        passwordIs: (typed) => typed === 'right',
      },
      { name: 'guest', uid: 1001, gid: 1001, home: '/home/guest' },
    ],
    facts: { sudoPrompt: 'Password: ', ...facts },
  })

  /** Runs one line as an exec request; `sent` is what the client sends on standard input. */
  async function exec(line: string, { as = 'root', sent = '' } = {}) {
    const terminal = createMemoryTerminal({ pty: false })
    const errors: string[] = []
    const shell = createShell({ host, account: host.accounts.find(as)! })
    const writeError = (data: string | Uint8Array) => void errors.push(Buffer.from(data).toString())
    const running = runShellCommand({ terminal, writeError, activity }, shell, line)
    if (sent !== '') terminal.type(sent)
    terminal.hangUp()
    const exitCode = await running.done
    return { stdout: terminal.written(), stderr: errors.join(''), exitCode }
  }

  /** Opens a shell on a terminal; `type` waits until everything typed has been carried out. */
  async function open({ as = 'admin', columns = 80, rows = 24 } = {}) {
    const terminal = createMemoryTerminal({ columns, rows })
    const lines: string[] = []
    const onLine = (line: string) => void lines.push(line)
    const shell = createShell({ host, account: host.accounts.find(as)! })
    const running = openShellVisit({ terminal, activity, onLine }, shell)
    const settle = async () => {
      await activity.settled()
      await activity.settled()
    }
    await settle()
    let seen = 0
    /** Types keys and gives what the terminal shows for them, with plain line ends. */
    const type = async (keys: string): Promise<string> => {
      seen = terminal.written().length
      terminal.type(keys)
      await settle()
      return terminal.written().slice(seen).replaceAll('\r\n', '\n')
    }
    return { terminal, running, type, lines, settle }
  }

  return { activity, clock, tree, host, exec, open }
}
