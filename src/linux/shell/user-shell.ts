import { Interrupted } from '../../console/command-io.ts'
import type { Account } from '../accounts.ts'
import { adaptCommand, type VisitParts } from '../bash/adapt-command.ts'
import { createInterpreter, type RunOutcome } from '../bash/interpreter.ts'
import { isShellOwn, usualPath } from '../bash/interpreter-commands.ts'
import type { LineState } from '../bash/line-state.ts'
import { loadBash, type BashModule } from '../bash/load-bash.ts'
import type { CommandSession } from '../command.ts'
import type { LinuxHost } from '../host.ts'
import type { Files } from '../tree/files.ts'
import { commandTerminal, endsOf } from './visit-terminal.ts'
import { unlessAborted, waitFor, type Visit } from './visit.ts'

/** The shell of one user within a visit: what it knows, and a way to run lines in it. */
export interface UserShell {
  readonly host: LinuxHost
  readonly account: Account
  readonly visit: Visit
  readonly bash: BashModule
  readonly files: Files
  readonly shellName: string
  readonly pid: number
  readonly state: () => LineState
  readonly run: (line: string, how?: LineRun) => Promise<RunOutcome>
}

/** How a line is run. */
export interface LineRun {
  readonly stdin?: Uint8Array
  /** False collects what is said; true unless given. */
  readonly connected?: boolean
  /** Ends the line from outside. */
  readonly signal?: AbortSignal
}

/** What a user's shell is made of. */
export interface UserShellPlan {
  readonly host: LinuxHost
  readonly account: Account
  readonly visit: Visit
  readonly shellName: string
  readonly state: LineState
  /** What commands may do with shells of other users. */
  readonly others: (shell: UserShell) => Pick<CommandSession, 'openShell' | 'runAs'>
}

/** Opens the shell of a user in a visit; nothing is printed. */
export async function openUserShell(plan: UserShellPlan): Promise<UserShell> {
  const { host, account, visit, shellName } = plan
  const bash = await loadBash()
  const pid = host.nextPid()
  let umask = 0o022
  let state = plan.state
  let abort = new AbortController()
  const interrupt = () => abort.abort(new Interrupted())
  const files = host.tree.as(host.accounts.credentials(account), () => umask)
  const ends = endsOf(visit, interrupt)
  const tty = visit.pty ? commandTerminal(visit, interrupt) : undefined
  const session = (): CommandSession => ({
    history: visit.history.lines,
    clearHistory: visit.history.clear,
    umask: () => umask,
    setUmask: (bits) => {
      umask = bits
    },
    ...plan.others(shell),
  })

  function parts(): VisitParts {
    const { signal } = abort
    return {
      ...{ host, account, files, signal, tty, session: session() },
      write: (text) => ends.out(Buffer.from(text)),
      wait: (ms) => visit.parked(waitFor(host.clock, ms, signal)),
      until: (work) => visit.parked(unlessAborted(signal, work)),
    }
  }

  const interpreter = createInterpreter({
    ...{ bash, files, ends, shellName },
    commands: [...host.commands.values()].map((command) => adaptCommand(command, parts)),
    programPath: (name, searched) => programPath(host, name, searched),
    process: { pid, uid: account.uid, gid: account.gid },
  })

  async function run(line: string, { stdin, connected = true, signal }: LineRun = {}) {
    const mine = new AbortController()
    abort = mine
    const give = () => mine.abort(new Interrupted())
    const unguard = visit.keyboard.guard(() => {
      visit.output.write('^C\n')
      give()
    })
    const unlink = onAbort([visit.gone, signal], give)
    const how = { signal: mine.signal, connected, ...(stdin ? { stdin } : {}) }
    try {
      const outcome = await visit.busy(() => interpreter.run(line, state, how))
      state = outcome.state
      return outcome
    } finally {
      unguard()
      unlink()
    }
  }

  const shell: UserShell = {
    ...{ host, account, visit, bash, files, shellName, pid, run },
    state: () => state,
  }
  return shell
}

/** Where a program lies that PATH leads to; empty for what is the shell's own. */
function programPath({ commands, tree }: LinuxHost, name: string, searched: string) {
  const command = commands.get(name)
  if (!command) return isShellOwn(name) ? '' : undefined
  const { path = usualPath(name) } = command
  const folder = path.slice(0, path.lastIndexOf('/'))
  const leadsThere = path === '' || (searched.split(':').includes(folder) && tree.root.has(path))
  return leadsThere ? path : undefined
}

function onAbort(signals: readonly (AbortSignal | undefined)[], act: () => void): () => void {
  for (const signal of signals) {
    if (signal?.aborted) act()
    signal?.addEventListener('abort', act)
  }
  return () => {
    for (const signal of signals) signal?.removeEventListener('abort', act)
  }
}
