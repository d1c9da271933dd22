import { adapterPrompts, commandList, unknownCommand } from '../screens/endpoint-shells.ts'
import { command, mode, type Mode } from './words.ts'

const OUTER = { connect: 'Connect to remote debug shell', exit: 'Exit from subshell' }
const TOP = { 'attach-mcp': 'Attach to the master control program', exit: 'Exit from subshell' }
const MCP = { exit: 'Exit from subshell' }

/** `adapter 0/2/1 (mcp):1# ` */
export const adapterMcp = shell('adapter-mcp', adapterPrompts.mcp, MCP, [])

/** `adapter 0/2/1 (top):1# ` */
export const adapterTop = shell('adapter-top', adapterPrompts.top, TOP, [
  command('attach-mcp', {
    help: TOP['attach-mcp'],
    run: (_, io) => io.enter(adapterMcp, io.modePath().at(-1)),
  }),
])

/** `adapter 0/2/1 # `; the mode is entered with the name of the adapter as its label. */
export const adapter = shell('adapter', adapterPrompts.outer, OUTER, [
  command('connect', {
    help: OUTER.connect,
    run: (_, io) => io.enter(adapterTop, io.modePath().at(-1)),
  }),
])

/** A shell of an adapter: its own commands, help and the way out. */
function shell(
  name: string,
  prompt: (adapter: string) => string,
  help: Readonly<Record<string, string>>,
  commands: Mode['commands'],
): Mode {
  return mode(name, {
    prompt: (_, path) => prompt(path.at(-1) ?? ''),
    vocabulary: { help: 'List available commands', ...help },
    errors: {
      invalid: ({ word }) => unknownCommand(word),
      ambiguous: ({ word }) => unknownCommand(word),
      incomplete: ({ word }) => unknownCommand(word),
    },
    commands: [
      ...commands,
      command('help', {
        help: 'List available commands',
        run: () => commandList({ ...help, help: 'List available commands' }),
      }),
      command('exit', { help: 'Exit from subshell', run: (_, io) => io.leave() }),
    ],
  })
}
