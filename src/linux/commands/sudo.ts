import type { Account } from '../accounts.ts'
import { quoted } from '../bash/line-state.ts'
import type { CommandContext, CommandOutcome, LinuxCommand } from '../command.ts'
import { parseArgs, usageError } from './options.ts'

/** Wrong passwords before sudo gives up (sudoers(5), `passwd_tries`). */
const TRIES_MAX = 3
/** Lab time for which a right password is remembered (sudoers(5), `timestamp_timeout`: 15 minutes). */
const REMEMBERED_MS = 15 * 60_000

/** sudo's lecture, as every copy of it prints it. Source: sudo's own sources and the FMC capture of the facts. */
const LECTURE = `
We trust you have received the usual lecture from the local System
Administrator. It usually boils down to these three things:

    #1) Respect the privacy of others.
    #2) Think before you type.
    #3) With great power comes great responsibility.

`

/** Runs a command, or a shell, as another user after asking for the password of this one. */
export const sudo: LinuxCommand = {
  name: 'sudo',
  run: async (args, context) => {
    const { own, command } = splitArgs(args)
    const parsed = parseArgs(own, {
      flags: 'isknKvlEHSb',
      values: 'ugp',
      long: { login: 'i', shell: 's', user: 'u', list: 'l', validate: 'v' },
    })
    if ('error' in parsed) return usageError('sudo', parsed.error)
    const { flags, values } = parsed
    const { account, host } = context
    if (flags.has('k') || flags.has('K')) host.sudo.stampsMs.delete(account.name)
    if ((flags.has('k') || flags.has('K')) && command.length === 0) return {}
    const asked = values.get('u') ?? 'root'
    const target = host.accounts.find(asked)
    if (!target) return { stderr: `sudo: unknown user: ${asked}\n`, exitCode: 1 }
    const needsNothing =
      command.length === 0 && !['i', 's', 'v', 'l'].some((flag) => flags.has(flag))
    if (needsNothing) return { stderr: USAGE, exitCode: 1 }
    const refused = await authenticate(context, flags.has('n'))
    if (refused) return refused
    if (flags.has('v')) return {}
    if (flags.has('l')) return { stdout: listing(context) }
    return act(target, { context, flags, command })
  },
}

const USAGE = `usage: sudo -h | -K | -k | -V
usage: sudo -v [-AknS] [-g group] [-h host] [-p prompt] [-u user]
usage: sudo -l [-AknS] [-g group] [-h host] [-p prompt] [-U user] [-u user] [command]
usage: sudo [-AbEHknPS] [-C num] [-g group] [-h host] [-p prompt] [-u user] [VAR=value] [-i|-s] [<command>]
`

interface Act {
  readonly context: CommandContext
  readonly flags: ReadonlySet<string>
  readonly command: readonly string[]
}

async function act(target: Account, { context, flags, command }: Act): Promise<CommandOutcome> {
  const { session, stdin, write, signal } = context
  const [name] = command
  if (name === undefined)
    return { exitCode: await session.openShell({ account: target, login: flags.has('i') }) }
  if (!name.includes('/') && !isThere(name, target, context))
    return { stderr: `sudo: ${name}: command not found\n`, exitCode: 1 }
  const line = command.map(plainOrQuoted).join(' ')
  const shown = flags.has('i') ? `cd ${quoted(target.home)}; ${line}` : line
  return session.runAs(target, shown, { stdin, connected: write !== undefined, signal })
}

/** Plain words stay as they are, so that the shell still sees which commands read the terminal. */
function plainOrQuoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : quoted(word)
}

function isThere(name: string, { name: user }: Account, { host }: CommandContext): boolean {
  const { path, rootPath } = host.facts
  const folders = (user === 'root' ? rootPath : path).split(':')
  return folders.some((folder) => host.tree.root.has(`${folder}/${name}`))
}

/** sudo's own options end at the first operand. */
function splitArgs(args: readonly string[]) {
  let at = 0
  while (at < args.length && args[at]!.startsWith('-')) {
    if (args[at] === '--') return { own: args.slice(0, at), command: args.slice(at + 1) }
    at += /^-[a-zA-Z]*[ugp]$/.test(args[at]!) || args[at] === '--user' ? 2 : 1
  }
  return { own: args.slice(0, at), command: args.slice(at) }
}

/** Asks for the password when it is needed; what sudo says when it refuses. */
async function authenticate(
  { account, host, tty }: CommandContext,
  never: boolean,
): Promise<CommandOutcome | undefined> {
  const { sudo, clock, facts } = host
  const { name, sudo: right = 'no', passwordIs = () => false } = account
  if (name === 'root' || right === 'without-password') return undefined
  const stampMs = sudo.stampsMs.get(name)
  if (right !== 'no' && stampMs !== undefined && clock.now() - stampMs < REMEMBERED_MS)
    return undefined
  if (!tty) return { stderr: 'sudo: a terminal is required to read the password\n', exitCode: 1 }
  if (never) return { stderr: 'sudo: a password is required\n', exitCode: 1 }
  if (!sudo.lectured.has(name)) tty.write(LECTURE.replaceAll('\n', '\r\n'))
  sudo.lectured.add(name)
  for (let tries = 1; tries <= TRIES_MAX; tries++) {
    const typed = await tty.ask(facts.sudoPrompt.replaceAll('%p', name), { echo: false })
    if (typed === undefined) return { stderr: 'sudo: no password was provided\n', exitCode: 1 }
    if (passwordIs(typed)) {
      if (right === 'no')
        return {
          stderr: `${name} is not in the sudoers file.  This incident will be reported.\n`,
          exitCode: 1,
        }
      sudo.stampsMs.set(name, clock.now())
      return undefined
    }
    if (tries < TRIES_MAX) tty.write('Sorry, try again.\r\n')
  }
  return { stderr: `sudo: ${TRIES_MAX} incorrect password attempts\n`, exitCode: 1 }
}

function listing({ account, host }: CommandContext): string {
  const lead = `User ${account.name} may run the following commands on ${host.hostname()}:\n`
  return `${lead}    (ALL) ${account.sudo === 'without-password' ? 'NOPASSWD: ' : ''}ALL\n`
}
