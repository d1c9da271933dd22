import {
  createShell,
  runAtConsole,
  runLinuxCommand,
  visitLinux,
  type ConsoleAnswer,
  type LinuxPlan,
  type SshChannel,
} from '../../../src/emulator/index.ts'
import type { Meeting } from '../meeting.ts'
import { install, showSettings, type Installation, type ServerPlan } from './installation.ts'
import { linuxSystems } from './linux-systems.ts'

/** The Linux under a backup server, for those profiles that have one. */
export interface ServerLinux {
  /** Opens a shell, or carries out a line; false where the software gives none. */
  readonly enter: (channel: SshChannel, visitor: ShellVisitor) => boolean
  /** Carries out a line at the server's own console, as its first user; undefined where the software gives no shell. */
  readonly atConsole: (line: string) => Promise<ConsoleAnswer> | undefined
  /** Files have arrived over another way: the homes show them. */
  readonly refresh: () => void
}

/** Somebody who has logged in. */
export interface ShellVisitor extends Pick<LinuxPlan, 'record'> {
  readonly user: string
  /** The server that they came to. */
  readonly met: Meeting
  /** A command line; a shell is wanted when absent. */
  readonly line?: string
  /** What is printed first. */
  readonly greeting?: string
}

/** What the Linux of a server is made of. */
export interface ServerLinuxPlan extends ServerPlan {
  /** What a client meets that connects now. */
  readonly meeting: () => Meeting
  /** What such a client meets that is not led astray by an intruder. */
  readonly own: () => Meeting
}

/** Makes the Linux of a server; its trees are built when somebody first comes. */
export function createServerLinux(plan: ServerLinuxPlan): ServerLinux {
  const { surroundings, meeting } = plan
  const { activity, crashed } = surroundings
  const installations = new Map<string, Installation>()
  let queue: Promise<void> = Promise.resolve()

  /** One after the other, and lab time waits for it. */
  function later(work: () => Promise<void>): Promise<void> {
    const before = queue
    queue = activity
      .during('sharing files with the shell', async () => {
        await before
        await work()
      })
      .catch((error: unknown) => crashed('shell', error))
    return queue
  }

  function installationOf(met: Meeting): Installation | undefined {
    const system = linuxSystems[met.profile.name]
    if (!system) return undefined
    const name = `${met.disk} ${met.profile.name}`
    const known = installations.get(name)
    if (known) return known
    const made = install(plan, { met, system, later })
    installations.set(name, made)
    return made
  }

  function enter(channel: SshChannel, visitor: ShellVisitor): boolean {
    const installed = installationOf(visitor.met)
    if (!installed) return false
    let isGone = false
    channel.onClose(() => (isGone = true))
    void later(installed.files.show).then(() => isGone || open(channel, visitor, installed))
    return true
  }

  function open(channel: SshChannel, visitor: ShellVisitor, installed: Installation): void {
    const { user, met, line, record, greeting = '' } = visitor
    const { host, owner } = installed
    // Whoever was on the server before it was set up again stays where they are.
    const now = () => (meeting().disk === met.disk ? meeting() : met)
    const onLine = () => showSettings(surroundings, installed, now())
    onLine()
    const shell = createShell({ host, account: host.accounts.find(user) ?? owner })
    if (line === undefined) {
      visitLinux(surroundings, channel, { shell, record, greeting, onLine })
      return
    }
    if (greeting) channel.write(greeting)
    runLinuxCommand(surroundings, channel, line, { shell, record, onLine })
  }

  return {
    enter,
    atConsole(line) {
      const installed = installationOf(plan.own())
      return installed && later(installed.files.show).then(() => answerAt(plan, installed, line))
    },
    refresh: () => installations.forEach(({ files }) => void later(files.show)),
  }
}

/** Carries out a line as the first user of an installation. */
function answerAt(
  { surroundings, own }: ServerLinuxPlan,
  installed: Installation,
  line: string,
): Promise<ConsoleAnswer> {
  const { host, owner } = installed
  return runAtConsole(surroundings, line, {
    shell: createShell({ host, account: owner }),
    record: surroundings.record('console'),
    onLine: () => showSettings(surroundings, installed, own()),
  })
}
