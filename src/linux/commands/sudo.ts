import type { Account } from '../accounts.ts'
import { quoted } from '../bash/line-state.ts'
import type { CommandContext, CommandOutcome, LinuxCommand } from '../command.ts'
import { parseArgs, usageError } from './options.ts'
import { passwordSource } from './password-source.ts'
import { authenticate } from './sudo-password.ts'

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
    const { account, host, session } = context
    if (flags.has('k') || flags.has('K')) session.sudoStampsMs.delete(account.name)
    if ((flags.has('k') || flags.has('K')) && command.length === 0) return {}
    const asked = values.get('u') ?? 'root'
    const target = host.accounts.find(asked)
    if (!target) return { stderr: `sudo: unknown user: ${asked}\n`, exitCode: 1 }
    const needsNothing =
      command.length === 0 && !['i', 's', 'v', 'l'].some((flag) => flags.has(flag))
    if (needsNothing) return { stderr: USAGE, exitCode: 1 }
    const source = passwordSource(context, flags.has('S'))
    const refused = await authenticate(context, { source, never: flags.has('n') })
    if (refused) return withWords(source.said(), refused)
    if (flags.has('v')) return {}
    if (flags.has('l')) return { stdout: listing(context) }
    const stdin = source.rest()
    return withWords(source.said(), await act(target, { context, flags, command, stdin }))
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
  /** What the command reads; `undefined` leaves it to the visitor. */
  readonly stdin: Uint8Array | undefined
}

/** An outcome with what sudo itself has said in front. */
function withWords(said: string, { stderr = '', ...rest }: CommandOutcome): CommandOutcome {
  return { ...rest, stderr: said + stderr }
}

async function act(target: Account, how: Act): Promise<CommandOutcome> {
  const { context, flags, command, stdin } = how
  const { session, write, signal } = context
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

function listing({ account, host }: CommandContext): string {
  const lead = `User ${account.name} may run the following commands on ${host.hostname()}:\n`
  return `${lead}    (ALL) ${account.sudo === 'without-password' ? 'NOPASSWD: ' : ''}ALL\n`
}
