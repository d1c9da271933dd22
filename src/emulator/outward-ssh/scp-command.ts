import type { CommandContext, LinuxCommand } from '../../linux/index.ts'
import { isFolderHere, sendCopies, takeCopies, type ScpCopy } from '../../ssh/scp/copy-scp.ts'
import { linuxFileStore } from '../linux-file-store.ts'
import { shellQuoted } from '../ssh-errand.ts'
import type { OutwardSshPlan } from './client-plan.ts'
import { fileLedger } from './file-ledger.ts'
import { openConnection, type OutwardConnection } from './open-connection.ts'
import { telling, type Telling } from './said.ts'
import { parseSshOptions, type OptionLetters, type SshOptions } from './ssh-options.ts'
import { remoteFile, targetOf } from './target.ts'

const LETTERS: OptionLetters = { flags: '346ABCOpqrTv', values: 'cFiJloPS' }

const USAGE = `usage: scp [-346ABCpqrTv] [-c cipher] [-F ssh_config] [-i identity_file]
            [-J destination] [-l limit] [-o ssh_option] [-P port]
            [-S program] source ... target
`

/** The `scp` of an appliance, which speaks the protocol of rcp as OpenSSH did before 9.0. */
export function scpCommand(plan: OutwardSshPlan): LinuxCommand {
  return {
    name: 'scp',
    path: '/usr/bin/scp',
    async run(args, context) {
      const options = parseSshOptions(args, LETTERS)
      if ('error' in options) return { stderr: `${options.error}\n${USAGE}`, exitCode: 1 }
      const sources = options.operands.slice(0, -1)
      const target = options.operands.at(-1)
      if (target === undefined || sources.length === 0) return { stderr: USAGE, exitCode: 1 }
      const told = telling(context)
      const copy = { plan, options, context, told }
      const isWhole = await (remoteFile(target)
        ? send(copy, sources, target)
        : fetchAll(copy, sources, target))
      return { stderr: told.left(), exitCode: isWhole ? 0 : 1 }
    },
  }
}

interface Copying {
  readonly plan: OutwardSshPlan
  readonly options: SshOptions
  readonly context: CommandContext
  readonly told: Telling
}

async function send(
  copying: Copying,
  sources: readonly string[],
  target: string,
): Promise<boolean> {
  const { destination, path } = remoteFile(target)!
  const distant = sources.find((source) => remoteFile(source))
  if (distant !== undefined) {
    copying.told.say(`scp: ${distant}: copies between two other machines are not supported\n`)
    return false
  }
  const way = sources.length > 1 ? '-d -t' : '-t'
  const program = `${scpLine(copying.options)} ${way} ${shellQuoted(path || '.')}`
  return onChannel(copying, { destination, program }, (stream, copy) =>
    sendCopies(stream, copy, sources),
  )
}

/** One source after the other: those of other machines each over a connection of its own. */
async function fetchAll(
  copying: Copying,
  sources: readonly string[],
  target: string,
): Promise<boolean> {
  const { context, told } = copying
  const store = linuxFileStore(context.host, context.account)
  if (sources.length > 1 && !(await isFolderHere({ store, cwd: context.cwd }, target))) {
    told.say(`${target}: Not a directory\n`)
    return false
  }
  let isWhole = true
  for (const source of sources) {
    const isThere = await (remoteFile(source)
      ? fetchOne(copying, source, target)
      : copyHere(copying, source, target))
    isWhole &&= isThere
  }
  return isWhole
}

function fetchOne(copying: Copying, source: string, target: string): Promise<boolean> {
  const { destination, path } = remoteFile(source)!
  // The shell at the other end takes patterns apart, so what looks like one is not quoted.
  const asked = /[*?[]/.test(path) ? path : shellQuoted(path || '.')
  const program = `${scpLine(copying.options)} -f ${asked}`
  return onChannel(copying, { destination, program }, (stream, copy) =>
    takeCopies(stream, copy, target),
  )
}

async function copyHere({ options, context, told }: Copying, source: string, target: string) {
  const flags = ['r', 'p'].filter((flag) => options.flags.has(flag)).map((flag) => `-${flag} `)
  const line = `cp ${flags.join('')}-- ${shellQuoted(source)} ${shellQuoted(target)}`
  const { stderr, exitCode } = await context.run(line, new Uint8Array(0))
  told.say(stderr)
  return exitCode === 0
}

/** The command at the other end as far as the options go. */
function scpLine({ flags }: SshOptions): string {
  const passed = ['r', 'p'].filter((flag) => flags.has(flag))
  return ['scp', ...passed.map((flag) => `-${flag}`)].join(' ')
}

type Stream = Parameters<typeof sendCopies>[0]

async function onChannel(
  { plan, options, context, told }: Copying,
  { destination, program }: { readonly destination: string; readonly program: string },
  copy: (stream: Stream, how: ScpCopy) => Promise<boolean>,
): Promise<boolean> {
  const { flags } = options
  const target = targetOf(destination, options, { account: context.account.name, portLetter: 'P' })
  const opened = await openConnection(plan, target, { context, say: told.say })
  if (!opened) return lost(told)
  const { session, record } = opened
  try {
    const channel = await context.until(session.exec(program))
    if (!channel.ok) return lost(told)
    channel.value.onErrorData((chunk) => told.say(chunk.toString()))
    const isWhole = await context.until(
      copy(channel.value.stream, {
        store: linuxFileStore(context.host, context.account),
        cwd: context.cwd,
        recursive: flags.has('r'),
        preserve: flags.has('p'),
        observe: fileLedger(record, context, flags.has('q')),
        told: (text) => told.say(`${text}\n`),
      }),
    )
    const { code } = await context.until(endOf(channel.value, opened))
    return isWhole && code === 0
  } finally {
    session.close()
  }
}

/** The end of the other program; one that does not end by itself is not waited for once all is said. */
async function endOf(
  channel: { readonly end: () => void; readonly ended: Promise<{ readonly code?: number }> },
  { session }: OutwardConnection,
) {
  channel.end()
  const gone = session.closed.then((): { readonly code?: number } => ({}))
  return Promise.race([channel.ended, gone])
}

function lost({ say }: Telling): false {
  say('lost connection\n')
  return false
}
