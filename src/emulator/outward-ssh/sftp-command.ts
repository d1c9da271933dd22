import type { CommandContext, CommandOutcome, LinuxCommand } from '../../linux/index.ts'
import { sftpClient } from '../../ssh/sftp/sftp-client.ts'
import type { OutwardSshPlan } from './client-plan.ts'
import { fileLedger } from './file-ledger.ts'
import { openConnection } from './open-connection.ts'
import { telling } from './said.ts'
import { remotePath, sftpCommands, type SftpTalk } from './sftp-commands.ts'
import { parseSshOptions, type OptionLetters, type SshOptions } from './ssh-options.ts'
import { remoteFile, targetOf } from './target.ts'

const LETTERS: OptionLetters = { flags: '46AaCfNpqrv', values: 'BbcDFiJloPRSs' }

const USAGE = `usage: sftp [-46aCfpqrv] [-B buffer_size] [-b batchfile] [-c cipher]
          [-F ssh_config] [-i identity_file] [-l limit]
          [-o ssh_option] [-P port] [-R num_requests]
          [-S program] [-s subsystem | sftp_server] destination
`
const PROMPT = 'sftp> '

/** The `sftp` of an appliance. */
export function sftpCommand(plan: OutwardSshPlan): LinuxCommand {
  return {
    name: 'sftp',
    path: '/usr/bin/sftp',
    async run(args, context) {
      const options = parseSshOptions(args, LETTERS)
      if ('error' in options) return { stderr: `${options.error}\n${USAGE}`, exitCode: 1 }
      const [destination] = options.operands
      if (destination === undefined) return { stderr: USAGE, exitCode: 1 }
      return connect(plan, { destination, options, context })
    },
  }
}

interface Visit {
  readonly destination: string
  readonly options: SshOptions
  readonly context: CommandContext
}

async function connect(
  plan: OutwardSshPlan,
  { destination, options, context }: Visit,
): Promise<CommandOutcome> {
  const told = telling(context)
  const named = remoteFile(destination)
  const target = targetOf(named?.destination ?? destination, options, {
    account: context.account.name,
    portLetter: 'P',
  })
  const opened = await openConnection(plan, target, { context, say: told.say })
  const over = () => {
    told.say('Connection closed\n')
    return { stderr: told.left(), exitCode: 255 }
  }
  if (!opened) return over()
  const { session, record } = opened
  try {
    const channel = await context.until(session.openSftp())
    if (!channel.ok) return over()
    told.say(`Connected to ${target.host}.\n`)
    const client = sftpClient(channel.value)
    let output = ''
    const talk: SftpTalk = {
      client,
      context,
      directory: await context.until(
        client.call<string>((done) => client.sftp.realpath('.', done)),
      ),
      here: context.cwd,
      print: (text) => (context.write ? context.write(text) : void (output += text)),
      say: told.say,
      observe: fileLedger(record, context, options.flags.has('q')),
    }
    if (named?.path) talk.directory = remotePath(talk, named.path)
    const isFine = await carryOut(talk, options)
    return { stdout: output, stderr: told.left(), exitCode: isFine ? 0 : 1 }
  } finally {
    session.close()
  }
}

/** Carries out commands until `exit` or their end; those of a batch end with the first that fails. */
async function carryOut(talk: SftpTalk, options: SshOptions): Promise<boolean> {
  const { context, print } = talk
  const batch = options.values.get('b')
  const lines = batchLines(context, batch)
  for (;;) {
    const typed = lines ? lines.shift() : await context.tty?.ask(PROMPT)
    if (typed === undefined) return true
    if (lines) print(`${PROMPT}${typed}\n`)
    const [name = '', ...words] = wordsOf(typed)
    if (['exit', 'quit', 'bye'].includes(name)) return true
    if (name === '' || name.startsWith('#')) continue
    const command = sftpCommands[name.replace(/^-/, '')]
    if (!command) talk.say('Invalid command.\n')
    const isDone = command ? await command(talk, words) : false
    if (!isDone && batch !== undefined && !name.startsWith('-')) return false
  }
}

/** The commands that are there already; undefined where somebody types them. */
function batchLines(context: CommandContext, batch: string | undefined): string[] | undefined {
  const { stdin, stdinIsVisitor, files, path, tty } = context
  const fromFile = batch !== undefined && batch !== '-'
  if (!fromFile && stdinIsVisitor && tty) return undefined
  const bytes = fromFile ? files.read(path(batch)) : stdin
  const lines = Buffer.from(bytes).toString().split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

function wordsOf(line: string): string[] {
  const found = line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)
  return [...found].map(([, double, single, plain]) => double ?? single ?? plain ?? '')
}
