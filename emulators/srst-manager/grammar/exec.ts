import { accountCommands } from './accounts.ts'
import { clearCommands } from './clear.ts'
import { config } from './config.ts'
import { copyCommands } from './copy-files.ts'
import { reachCommands } from './ping.ts'
import { powerCommands } from './power.ts'
import { execPrompt } from './prompt.ts'
import { savingCommands } from './saving.ts'
import { scheduleCommands } from './schedules.ts'
import { show } from './show.ts'
import { traceCommands } from './trace.ts'
import { command, mode, vocabulary, type Command } from './words.ts'

const HELP = [
  "Help may be requested at any point in a command by entering a question mark '?'.",
  'If nothing matches, the help list will be empty and you must backup until entering a',
  "'?' shows the available options.",
].join('\n')

/** `srstmgr-1# `, or `srstmgr-1> ` without privileges. */
export const exec = mode('exec', {
  prompt: execPrompt,
  vocabulary,
  inherits: [show],
  commands: [
    command('enable', {
      help: 'Turn on privileged commands',
      run: (_, { session }) => void (session.isEnabled = true),
    }),
    command('disable', {
      help: 'Turn off privileged commands',
      run: (_, { session }) => void (session.isEnabled = false),
    }),
    command('exit', { help: 'Exit from the EXEC', run: (_, io) => io.leave() }),
    command('help', { help: 'Description of the interactive help system', run: () => HELP }),
    ...reachCommands,
    ...privileged([
      command('configure terminal', {
        help: 'Configure from the terminal',
        run(_, io) {
          io.enter(config)
          return 'Enter configuration commands, one per line.  End with CNTL/Z.'
        },
      }),
      ...savingCommands,
      ...copyCommands,
      ...clearCommands,
      ...accountCommands,
      ...scheduleCommands,
      ...traceCommands,
      ...powerCommands,
    ]),
  ],
})

/** Commands that are there at the prompt `#` only. */
function privileged(commands: readonly Command[]): Command[] {
  return commands.map((each) => ({ ...each, visible: ({ isEnabled }) => isEnabled }))
}
