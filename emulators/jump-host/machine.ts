import { setup } from 'xstate'
import type { Emitted } from '../../src/emulator/index.ts'
import type { JumpHostEvent } from './vocabulary.ts'

const jumpHost = setup({
  types: { events: {} as JumpHostEvent, emitted: {} as Emitted },
})

/** A Linux machine on which people log in to go on to others. No I/O. */
export const jumpHostMachine = jumpHost.createMachine({
  id: 'jump-host',
  description: 'A Linux machine between its users and what they administer.',
  initial: 'serving',
  states: {
    serving: {
      description: 'People can log in.',
      on: { 'service.stopped': 'stopped' },
    },
    stopped: {
      description: 'The SSH service is not running; connections are turned away.',
      on: { 'service.started': 'serving' },
    },
  },
})
