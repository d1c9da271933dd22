import type { Account } from '../accounts.ts'
import { adaptCommand, type VisitParts } from '../bash/adapt-command.ts'
import { createInterpreter } from '../bash/interpreter.ts'
import { isShellOwn, usualPath } from '../bash/interpreter-commands.ts'
import type { LineState } from '../bash/line-state.ts'
import { loadBash, type BashModule } from '../bash/load-bash.ts'
import type { CommandSession } from '../command.ts'
import type { LinuxHost } from '../host.ts'
import type { Files } from '../tree/files.ts'
import { backgroundVisit } from './background-visit.ts'
import { createInterruptible } from './interruptible.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { createLineRunner, type LineRunner } from './line-runner.ts'
import { askingVisitor, commandTerminal, endsOf } from './visit-terminal.ts'
import { unlessAborted, waitFor, type Visit } from './visit.ts'

/** The shell of one user within a visit: what it knows, and a way to run lines in it. */
export interface UserShell extends LineRunner {
  readonly host: LinuxHost
  readonly account: Account
  readonly visit: Visit
  readonly bash: BashModule
  readonly files: Files
  readonly shellName: string
  readonly pid: number
  /** What runs in the background. */
  readonly jobs: Jobs
}

/** What a user's shell is made of. */
export interface UserShellPlan {
  readonly host: LinuxHost
  readonly account: Account
  readonly visit: Visit
  readonly shellName: string
  readonly state: LineState
  /** Jobs that the shell itself stands in; none unless given. */
  readonly depth?: number
  /** What commands may do with shells of other users. */
  readonly others: (shell: UserShell) => Pick<CommandSession, 'openShell' | 'runAs'>
}

/** Opens the shell of a user in a visit; nothing is printed. */
export async function openUserShell(plan: UserShellPlan): Promise<UserShell> {
  const { host, account, visit, shellName, depth = 0 } = plan
  const bash = await loadBash()
  const line = createInterruptible(visit)
  const umask = createUmask()
  const files = host.tree.as(host.accounts.credentials(account), umask.get)
  const ends = endsOf(visit, line.interrupt)
  const askVisitor = askingVisitor(visit, line.interrupt)
  const tty = visit.pty ? commandTerminal(visit, line.interrupt) : undefined
  const crashes: unknown[] = []
  const pid = host.nextPid()
  const jobs = createJobs((error) => void crashes.push(error))

  const own = ownSession(visit, jobs, umask)

  function parts(): VisitParts {
    const signal = line.signal()
    return {
      host,
      account,
      files,
      signal,
      tty,
      askVisitor,
      session: { ...own, ...plan.others(shell) },
      write: (text) => ends.out(Buffer.from(text)),
      wait: (ms) => visit.parked(waitFor(host.clock, ms, signal)),
      until: (work) => visit.parked(unlessAborted(signal, work)),
      crashed: (error) => void crashes.push(error),
    }
  }

  const interpreter = createInterpreter({
    bash,
    files,
    ends,
    shellName,
    commands: [...host.commands.values()].map((command) => adaptCommand(command, parts)),
    programPath: (name, searched) => programPath(host, name, searched),
    process: { pid, uid: account.uid, gid: account.gid },
  })

  const fork = (state: LineState) =>
    openUserShell({ ...plan, state, visit: backgroundVisit(visit), depth: depth + 1 })
  const lines = createLineRunner({
    ...plan,
    bash,
    line,
    interpreter,
    ends,
    jobs,
    crashes,
    depth,
    fork,
  })
  const about = { host, account, visit, bash, files, shellName, pid, jobs }
  const shell = { ...about, ...lines }
  return shell
}

type Umask = ReturnType<typeof createUmask>

/** What commands may do with this shell and its terminal. */
function ownSession({ history, sudoStampsMs }: Visit, jobs: Jobs, umask: Umask) {
  const { lines, clear: clearHistory } = history
  const bits = { umask: umask.get, setUmask: umask.set }
  return { history: lines, clearHistory, sudoStampsMs, jobs, ...bits }
}

/** Bits that new files do not get; each shell has its own. */
function createUmask() {
  let bits = 0o022
  return {
    get: () => bits,
    set: (wanted: number) => {
      bits = wanted
    },
  }
}

/** Where a program lies that PATH leads to; empty for what is the shell's own. */
function programPath({ commands, tree }: LinuxHost, name: string, searched: string) {
  const command = commands.get(name)
  if (!command) return isShellOwn(name) ? '' : undefined
  const { path = usualPath(name) } = command
  const folder = path.slice(0, path.lastIndexOf('/'))
  const leadsThere = path === '' || (`:${searched}:`.includes(`:${folder}:`) && tree.root.has(path))
  return leadsThere ? path : undefined
}
