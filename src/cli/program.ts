import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { LabError } from '../errors/lab-error.ts'
import { packageRoot } from '../scenario/package-root.ts'
import { quietly } from './command.ts'
import { complain, complaintForm } from './complain.ts'
import { preloadLab } from './preload-lab.ts'

/** Every command, loaded when it is asked for: most of the time to the first prompt is loading. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  list: async () => (await import('./commands/list.ts')).listCommand(),
  describe: async () => (await import('./commands/describe.ts')).describeCommand(),
  run: async () => (await import('./commands/run.ts')).runCommand(),
  replay: async () => (await import('./commands/replay.ts')).replayCommand(),
  up: async () => (preloadLab(), (await import('./commands/up.ts')).upCommand()),
  ps: async () => (await import('./commands/ps.ts')).psCommand(),
  ssh: async () => (await import('./commands/ssh.ts')).sshCommand(),
  console: async () => (await import('./commands/console.ts')).consoleCommand(),
  do: async () => (await import('./commands/do.ts')).doCommand(),
  behave: async () => (await import('./commands/behave.ts')).behaveCommand(),
  clock: async () => (await import('./commands/clock.ts')).clockCommand(),
  journal: async () => (await import('./commands/journal.ts')).journalCommand(),
  reset: async () => (await import('./commands/reset.ts')).resetCommand(),
  down: async () => (await import('./commands/down.ts')).downCommand(),
  probe: async () => (await import('./commands/probe.ts')).probeCommand(),
  graph: async () => (await import('./commands/graph.ts')).graphCommand(),
  validate: async () => (await import('./commands/validate.ts')).validateCommand(),
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand(),
}

/** Runs the command line `argv`, as Node hands it over. Returns the exit code. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  const [, , asked = ''] = argv
  const form = complaintForm(argv)
  try {
    refuseWithoutFolder()
    const program = await buildProgram(asked)
    await program.parseAsync(argv)
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (!(error instanceof CommanderError)) return complain(error, form)
    if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') return 0
    if (error.code === 'commander.help') return 2
    const command = Object.hasOwn(commands, asked) ? `fieldfault ${asked}` : 'fieldfault'
    return complain(new LabError('wrong-use', { command, fact: factOf(error) }), form)
  }
}

/** A folder can be removed while somebody is in it. Throws `no-working-folder`. */
function refuseWithoutFolder(): void {
  try {
    process.cwd()
  } catch (cause) {
    const { code = 'nothing more' } = cause as NodeJS.ErrnoException
    throw new LabError('no-working-folder', { fact: code }, { cause })
  }
}

async function buildProgram(asked: string): Promise<Command> {
  const program = quietly(new Command('fieldfault'))
    .description('A lab of fake network appliances with real SSH handshakes.')
    .version(versionOf())
    .enablePositionalOptions()
  const wanted = Object.hasOwn(commands, asked) ? [asked] : Object.keys(commands)
  for (const name of wanted) program.addCommand(await commands[name]!())
  return program
}

function versionOf(): string {
  const manifest = readFileSync(`${packageRoot}package.json`, 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}

/** Commander's message in a clause: `unknown option '--frob' (did you mean --grep?)`. */
function factOf({ message }: CommanderError): string {
  const [first = '', hint] = message
    .replace(/^error: /, '')
    .replace(/\.$/, '')
    .split('\n')
  return hint === undefined ? first : `${first} ${hint.replace('(Did', '(did').replace(/\.$/, '')}`
}
