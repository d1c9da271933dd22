import { pattern, word } from '../../../src/emulator/index.ts'
import { logFiles, logging, noSuchLog } from '../screens/show-logs.ts'
import { facts, type Visit } from '../visit.ts'
import { command } from './words.ts'

const TRACE_LOG = 'atrace.log'
const TAIL_LINES = 10

const file = pattern(/^[\w.-]{1,80}$/, {
  label: 'WORD',
  help: 'Name of the log file, as show logs has it',
  examples: ['messages.log', 'atrace.log', 'dmesg'],
})

/** What `show` says of log files and traces. */
export const logScreens = [
  command('show logs', {
    help: 'Log files',
    run: (_, { session }) => logFiles(session.logs.files()),
  }),
  command('show log name {file}', {
    help: 'Name of the log file',
    slots: { file },
    run: ({ file: name }, { session }) => lines(session, name, () => true),
  }),
  command('show log name {file} containing {expression}', {
    help: 'Lines that contain a text',
    slots: { file, expression: word('Text that lines contain') },
    run: ({ file: name, expression }, { session }) =>
      lines(session, name, (line) => line.includes(expression)),
  }),
  command('show log name {file} paged', {
    help: 'A page at a time',
    slots: { file },
    run: ({ file: name }, { session }) => lines(session, name, () => true),
  }),
  command('show log name {file} tail', {
    help: 'The last lines',
    slots: { file },
    run: ({ file: name }, { session }) => lines(session, name, () => true, TAIL_LINES),
  }),
  command('show logging', {
    help: 'Where messages are logged',
    run: (_, { session }) => logging(facts(session).running),
  }),
  command('show trace', {
    help: 'Traced modules',
    run: (_, { session }) => session.logs.traced().join('\n'),
  }),
  command('show trace buffer [(long|short|tail)]', {
    help: 'Trace buffer',
    vocabulary: { long: 'In full', short: 'In short', tail: 'The last lines' },
    run: ({ tail }, { session }) =>
      lines(session, TRACE_LOG, () => true, tail ? TAIL_LINES : undefined),
  }),
]

function lines(
  { logs }: Visit,
  name: string,
  isShown: (line: string) => boolean,
  last?: number,
): string {
  const found = logs.read(name)
  if (!found) return noSuchLog(name)
  const shown = found.lines.filter(isShown)
  return (last === undefined ? shown : shown.slice(-last)).join('\n')
}
