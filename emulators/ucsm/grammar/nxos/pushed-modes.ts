import { pattern } from '../../../../src/emulator/index.ts'
import type { Visit } from '../../visit.ts'
import { command } from '../words.ts'

/** The most modes that a visitor may keep. */
const PUSHED_MAX = 32

const NOTHING_KEPT = 'Mode stack is empty'
const NO_SUCH_NAME = 'No mode is saved under this name'
const TOO_MANY = 'Mode stack is full'

const name = pattern(/^[\w-]{1,32}$/, {
  label: 'WORD',
  help: 'Name of the mode',
  examples: ['here'],
})

/** `push` and `pop`: there is one mode here, so going back to a kept one changes nothing on the screen. */
export const pushedModes = [
  command('push', {
    help: 'Push current mode to stack or save it under name',
    run: (_, { session }) => push(session, ''),
  }),
  command('push {name}', {
    help: 'Push current mode to stack or save it under name',
    slots: { name },
    run: ({ name: given }, { session }) => push(session, given),
  }),
  command('pop', {
    help: 'Pop mode from stack or restore from name',
    run: (_, { session }) => pop(session, ''),
  }),
  command('pop {name}', {
    help: 'Pop mode from stack or restore from name',
    slots: { name },
    run: ({ name: given }, { session }) => pop(session, given),
  }),
]

function push(visit: Visit, given: string): string | void {
  if (given !== '' && visit.pushedModes.includes(given)) return
  if (visit.pushedModes.length === PUSHED_MAX) return TOO_MANY
  visit.pushedModes = [...visit.pushedModes, given]
}

/** What is taken from the stack is gone; what has a name stays. */
function pop(visit: Visit, given: string): string | void {
  const found = visit.pushedModes.lastIndexOf(given)
  if (found < 0) return given === '' ? NOTHING_KEPT : NO_SUCH_NAME
  if (given === '') visit.pushedModes = visit.pushedModes.toSpliced(found, 1)
}
