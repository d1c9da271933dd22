import { runningConfig } from '../screens/show-configuration.ts'
import { ERASE_QUESTION, WRITE_ERASED } from '../screens/power.ts'
import { facts, type Visit } from '../visit.ts'
import type { CommandIo } from '../../../src/emulator/index.ts'
import { command } from './words.ts'

/** The commands that save, show and erase the configuration. */
export const savingCommands = [
  command('write [memory]', {
    help: 'Write running configuration to memory, network, or terminal',
    vocabulary: { memory: 'Write to NV memory' },
    run: (_, { session }) => save(session),
  }),
  command('write terminal', {
    help: 'Write to terminal',
    run: (_, { session }) => runningConfig(facts(session).running, facts(session).objects),
  }),
  command('write erase', { help: 'Erase NV memory', run: (_, io) => erase(io) }),
  command('erase startup-config', {
    help: 'Erase contents of startup configuration',
    run: (_, io) => erase(io),
  }),
  command('copy running-config startup-config', {
    help: 'Copy to startup configuration',
    vocabulary: { 'running-config': 'Copy from current system configuration' },
    run: (_, { session }) => save(session),
  }),
  command('copy startup-config running-config', {
    help: 'Update current system configuration',
    vocabulary: { 'startup-config': 'Copy from startup configuration' },
    run: (_, { session }) => {
      const configuration = { ...facts(session).running, ...facts(session).startup }
      session.appliance.send({ type: 'configuration.loaded', into: 'running', configuration })
    },
  }),
]

function save({ appliance }: Visit): void {
  appliance.send({ type: 'configuration.saved' })
}

async function erase(io: CommandIo<Visit>): Promise<string | void> {
  if (!(await io.confirm(ERASE_QUESTION))) return
  io.session.appliance.send({ type: 'configuration.erased' })
  return WRITE_ERASED
}
