import type { CommandOutcome, CommandSession, InnerShell, RunAs } from '../command.ts'
import type { Account } from '../accounts.ts'
import { converse } from './converse.ts'
import { firstState } from './first-state.ts'
import type { Shell } from './shell.ts'
import { openUserShell, type UserShell } from './user-shell.ts'
import { createVisit, type ShellIo, type Visit } from './visit.ts'

/** A shell that a visitor is using. */
export interface RunningShell {
  /** The exit status, when the shell has been left. The terminal is closed by then. */
  readonly done: Promise<number>
  /** Ends the visit at once, as a lost connection does. */
  readonly hangUp: () => void
}

/** Opens a shell for a visitor: prints the prompt and carries out what is typed until the shell is left. */
export function openShellVisit(io: ShellIo, shell: Shell): RunningShell {
  return running(io, shell, async (visit) => converse(await outermost(shell, visit), shell.login))
}

/** Carries out a command line as an exec request does: no prompt, no echo. */
export function runShellCommand(io: ShellIo, shell: Shell, line: string): RunningShell {
  return running(io, shell, async (visit) => {
    io.onLine?.(line, shell.account.name)
    const inner = await outermost({ ...shell, login: false }, visit)
    const { exitCode, stdout, stderr } = await inner.run(line)
    visit.output.flush()
    io.terminal.write(stdout)
    if (io.writeError) io.writeError(stderr)
    else visit.output.write(stderr)
    // The channel is theirs too, so it stays open until they have ended.
    await inner.jobsOver({ end: visit.gone.aborted })
    return exitCode
  })
}

/** Exit status when the visitor is gone: 128 and the number of SIGHUP. */
const HUNG_UP = 129

function running(io: ShellIo, shell: Shell, work: (visit: Visit) => Promise<number>): RunningShell {
  const visit = createVisit(io, shell.limits)
  async function finish(): Promise<number> {
    let exitCode = HUNG_UP
    try {
      exitCode = await work(visit)
    } finally {
      visit.output.flush()
      io.handBack?.(visit.keyboard.takeUnread())
      visit.keyboard.disconnect()
      io.terminal.close(exitCode)
    }
    return exitCode
  }
  return { done: finish(), hangUp: visit.hangUp }
}

async function outermost(shell: Shell, visit: Visit): Promise<UserShell> {
  const { host, account, login } = shell
  const cwd = shell.cwd ?? (host.tree.root.has(account.home) ? account.home : '/')
  return visit.busy(() =>
    openUserShell({
      host,
      account,
      visit,
      shellName: login ? '-bash' : 'bash',
      state: firstState({ host, account, env: { TERM: 'xterm', ...shell.env }, cwd }),
      others: (opened) => innerShells(opened, 1),
    }),
  )
}

/** The shells that can be started from within a shell. */
function innerShells(outer: UserShell, depth: number): Pick<CommandSession, 'openShell' | 'runAs'> {
  const { host, visit } = outer

  async function open(account: Account, login: boolean): Promise<UserShell> {
    const { cwd, exported } = outer.state()
    const env = login ? { TERM: exported['TERM'] ?? 'xterm' } : exported
    return openUserShell({
      host,
      account,
      visit,
      shellName: login ? '-bash' : 'bash',
      state: firstState({ host, account, env, cwd: login ? account.home : cwd }),
      others: (opened) => innerShells(opened, depth + 1),
    })
  }

  async function openShell({ account, login }: InnerShell): Promise<number> {
    if (depth >= visit.limits.shellsMax) {
      visit.output.write('bash: fork: retry: Resource temporarily unavailable\n')
      return 254
    }
    const inner = await open(account, login)
    return visit.parked(converse(inner, login))
  }

  async function runAs(
    account: Account,
    line: string,
    { stdin, connected, signal }: RunAs,
  ): Promise<Required<CommandOutcome>> {
    const inner = await open(account, false)
    const input = stdin ? { stdin } : { visitorInput: true }
    const { stdout, stderr, exitCode } = await inner.run(line, { connected, signal, ...input })
    return { stdout, stderr, exitCode }
  }

  return { openShell, runAs }
}
