import { command } from './words.ts'

/** The commands that reset counters. They print nothing, and the counters are at zero anyway. */
export const clearCommands = [
  command('clear counters interfaces', {
    help: 'Counters of the interfaces',
    run: () => {},
  }),
  command('clear crashbuffer', { help: 'Kernel crash buffer', run: () => {} }),
]
