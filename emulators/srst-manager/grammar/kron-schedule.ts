import { pattern, type CommandIo } from '../../../src/emulator/index.ts'
import { BLOCK_TOO_LONG, blockIntroduction } from '../screens/show-schedules.ts'
import type { Visit } from '../visit.ts'
import { leavingCommands } from './leaving.ts'
import { modePrompt } from './prompt.ts'
import { put, scheduleSettings } from './schedule-settings.ts'
import { show } from './show.ts'
import { command, mode, vocabulary } from './words.ts'

/** Characters of a block with its line ends (Administration Guide, "Scheduling CLI Commands"). */
const BLOCK_CHARS_MAX = 1_024

const delimiter = pattern(/^[^\w\s,]$/, {
  label: 'LINE',
  help: 'Delimiter of the block of commands',
  examples: ['%', '#'],
})

/** `srstmgr-1(kron-schedule)# ` */
export const kronSchedule = mode('kron-schedule', {
  prompt: modePrompt('kron-schedule'),
  vocabulary,
  inherits: [show],
  commands: [
    ...scheduleSettings,
    command('commands {delimiter}', {
      help: 'CLI commands to be executed',
      slots: { delimiter },
      run: ({ delimiter: mark }, io) => readBlock(io, mark),
    }),
    command('no commands', {
      help: 'CLI commands to be executed',
      run: (_, { session }) => put(session, 'commands', undefined),
    }),
    ...leavingCommands,
  ],
})

/** Reads lines up to the mark, which stands before the first line as a prompt; it may also be typed there. */
async function readBlock(io: CommandIo<Visit>, mark: string): Promise<string | void> {
  io.print(blockIntroduction(mark))
  const lines: string[] = []
  for (;;) {
    const typed = await io.ask(lines.length === 0 ? mark : '')
    const line = lines.length === 0 && typed !== mark ? withoutOpening(typed, mark) : typed
    const end = line.indexOf(mark)
    lines.push(end < 0 ? line : line.slice(0, end))
    if (end >= 0) break
  }
  const block = lines.join('\n').trim()
  if (block.length > BLOCK_CHARS_MAX || block.includes(',')) return BLOCK_TOO_LONG
  put(io.session, 'commands', block === '' ? undefined : block)
}

function withoutOpening(line: string, mark: string): string {
  return line.startsWith(mark) ? line.slice(mark.length) : line
}
