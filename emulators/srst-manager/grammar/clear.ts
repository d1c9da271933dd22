import { command } from './words.ts'

/** The commands that reset counters and files. They print nothing. */
export const clearCommands = [
  command('clear counters interfaces', {
    help: 'Counters of the interfaces',
    run: () => {},
  }),
  command('clear crashbuffer', { help: 'Kernel crash buffer', run: () => {} }),
]
