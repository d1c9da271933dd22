import type { CommandContext, CommandOutcome, LinuxCommand } from '../command.ts'
import { parseArgs, usageError } from './options.ts'
import { passwordSource } from './password-source.ts'

/** Opens a shell, or runs a command, as another user after asking for that user's password. */
export const su: LinuxCommand = {
  name: 'su',
  run: async (args, context) => {
    const parsed = parseArgs(args, {
      flags: 'lmp',
      values: 'cs',
      long: { login: 'l', command: 'c', shell: 's' },
    })
    if ('error' in parsed) return usageError('su', parsed.error)
    const { flags, values } = parsed
    const names = parsed.operands.filter((operand) => operand !== '-')
    const login = flags.has('l') || names.length < parsed.operands.length
    const [asked = 'root'] = names
    const account = context.host.accounts.find(asked)
    if (!account) return { stderr: `su: user ${asked} does not exist\n`, exitCode: 1 }
    const source = passwordSource(context, context.tty === undefined)
    if (context.account.name !== 'root') {
      const typed = await source.ask?.('Password: ')
      if (typed === undefined || !account.passwordIs?.(typed))
        return { stderr: `${source.said()}su: Authentication failure\n`, exitCode: 1 }
    }
    const line = values.get('c')
    const { session, write, signal } = context
    if (line !== undefined)
      return session.runAs(account, line, {
        stdin: source.rest(),
        connected: write !== undefined,
        signal,
      })
    const greeting = context.host.facts.suGreeting?.(account)
    if (greeting) context.tty?.write(greeting.replaceAll('\n', '\r\n'))
    return { exitCode: await session.openShell({ account, login }) }
  },
}

/** `bash` without a script that reads what the visitor types or sends is a shell within the shell. */
export const bash: LinuxCommand = { name: 'bash', run: openOrRun }

/** `sh` is bash by another name. */
export const sh: LinuxCommand = { name: 'sh', run: openOrRun }

async function openOrRun(
  args: readonly string[],
  context: CommandContext,
): Promise<CommandOutcome> {
  const { session, account, stdinIsVisitor } = context
  const asksForShell = args.every((arg) => /^(?:-l|--login|-i|-s)$/.test(arg))
  if (!asksForShell || !stdinIsVisitor) return context.original(args)
  const login = args.some((arg) => arg === '-l' || arg === '--login')
  return { exitCode: await session.openShell({ account, login }) }
}
