import { StringDecoder } from 'node:string_decoder'
import type { CommandContext, CommandOutcome, LinuxCommand } from '../../linux/index.ts'
import type { ClientPty, SessionEnd, SshClientChannel, SshSession } from '../../ssh/index.ts'
import type { OutwardSshPlan } from './client-plan.ts'
import { collectOutput } from './collect-output.ts'
import { openConnection } from './open-connection.ts'
import { telling, type Telling } from './said.ts'
import { parseSshOptions, type OptionLetters, type SshOptions } from './ssh-options.ts'
import { targetOf, type SshTarget } from './target.ts'
import { remoteTypist } from './remote-typist.ts'

const LETTERS: OptionLetters = {
  flags: '46AaCfGgKkMNnqsTtVvXxYy',
  values: 'bcDEeFIiJLlmOopQRSWw',
}

const USAGE = `usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] [-b bind_address] [-c cipher_spec]
           [-E log_file] [-e escape_char] [-F configfile] [-i identity_file]
           [-l login_name] [-m mac_spec] [-o option] [-p port]
           destination [command]
`

/** The status of the client itself when it fails (ssh(1), EXIT STATUS). */
const FAILED = 255

/** The `ssh` of an appliance. */
export function sshCommand(plan: OutwardSshPlan): LinuxCommand {
  return {
    name: 'ssh',
    path: '/usr/bin/ssh',
    async run(args, context) {
      const asked = parseSshOptions(args, LETTERS)
      if ('error' in asked) return mistake(asked.error)
      if (asked.flags.has('V')) return { stderr: `${plan.client().ident}\n` }
      const [destination, ...rest] = asked.operands
      if (destination === undefined) return { stderr: USAGE, exitCode: FAILED }
      const more = parseSshOptions(rest, LETTERS)
      if ('error' in more) return mistake(more.error)
      const options = merged(asked, more)
      const target = targetOf(destination, options, {
        account: context.account.name,
        portLetter: 'p',
      })
      return converse(plan, { target, context, options, command: more.operands.join(' ') })
    },
  }
}

function mistake(error: string): CommandOutcome {
  return {
    stderr: error.startsWith('command-line') ? `${error}\n` : `${error}\n${USAGE}`,
    exitCode: FAILED,
  }
}

function merged(first: SshOptions, second: SshOptions): SshOptions {
  return {
    flags: new Set([...first.flags, ...second.flags]),
    values: new Map([...first.values, ...second.values]),
    settings: new Map([...second.settings, ...first.settings]),
    operands: second.operands,
  }
}

interface Conversation {
  readonly target: SshTarget
  readonly context: CommandContext
  readonly options: SshOptions
  /** Empty for a shell. */
  readonly command: string
}

async function converse(plan: OutwardSshPlan, talk: Conversation): Promise<CommandOutcome> {
  const { target, context, options, command } = talk
  const told = telling(context)
  const opened = await openConnection(plan, target, { context, say: told.say })
  if (!opened) return { stderr: told.left(), exitCode: FAILED }
  const { session } = opened
  const { screen, stdinIsVisitor } = context
  const wantsTerminal = (command === '' || options.flags.has('t')) && !options.flags.has('T')
  const pty = wantsTerminal && screen && stdinIsVisitor ? ptyOf(context) : undefined
  if (command === '' && !pty && !options.flags.has('T'))
    told.say('Pseudo-terminal will not be allocated because stdin is not a terminal.\n')
  try {
    const channel = await context.until(openChannel(session, command, pty))
    if (!channel.ok) {
      told.say(`${channel.detail}\n`)
      return { stderr: told.left(), exitCode: FAILED }
    }
    return pty
      ? await sitAt(channel.value, talk, told, session)
      : await collectOutput(channel.value, context, told)
  } finally {
    session.close()
  }
}

function openChannel(session: SshSession, command: string, pty: ClientPty | undefined) {
  const how = pty ? { pty } : {}
  return command === '' ? session.openShell(how) : session.exec(command, how)
}

function ptyOf({ screen, env }: CommandContext): ClientPty {
  const [columns, rows] = [screen?.columns() ?? 80, screen?.rows() ?? 24]
  return { term: env.TERM ?? 'xterm', columns, rows }
}

/** Gives the keys to the other end until it closes; sizes and Ctrl-C go there too. */
async function sitAt(
  channel: SshClientChannel,
  { target, context }: Conversation,
  { say }: Telling,
  session: SshSession,
): Promise<CommandOutcome> {
  const screen = context.screen!
  const decoder = new StringDecoder('utf8')
  let end: SessionEnd | undefined
  const ended = channel.ended.then((how) => (end = how))
  channel.onData((chunk) => screen.write(decoder.write(chunk)))
  await screen.readRaw(
    remoteTypist({
      channel,
      over: ended,
      size: () => [screen.columns(), screen.rows()],
      hangUp: session.close,
    }),
  )
  const { code } = end ?? {}
  if (end && code === undefined) say(`Connection to ${target.host} closed by remote host.\n`)
  say(`Connection to ${target.host} closed.\n`)
  return { exitCode: code ?? FAILED }
}
