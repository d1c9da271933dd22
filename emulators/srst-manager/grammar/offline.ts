import type { CommandIo } from '../../../src/emulator/index.ts'
import {
  BUSY,
  CONTINUE_QUESTION,
  FACTORY_CANCELLED,
  FACTORY_RELOADING,
  FACTORY_WARNING,
} from '../screens/power.ts'
import type { Visit } from '../visit.ts'
import { offlineBackupCommands } from './offline-backup.ts'
import { modePrompt } from './prompt.ts'
import { show } from './show.ts'
import { command, mode, vocabulary } from './words.ts'

/** `srstmgr-1(offline)# ` */
export const offline = mode('offline', {
  prompt: modePrompt('offline'),
  vocabulary,
  inherits: [show],
  commands: [
    ...offlineBackupCommands,
    command('continue', { help: 'Go back online', run: (_, io) => goOnline(io) }),
    command('reload', {
      help: 'Halt and perform a cold restart',
      run: (_, { session }) => session.appliance.send({ type: 'reload.requested' }),
    }),
    command('shutdown', {
      help: 'Halt the system',
      run: (_, { session }) => session.appliance.send({ type: 'shutdown.requested' }),
    }),
    command('restore factory default', {
      help: 'Restore the system to factory defaults',
      run: (_, io) => restoreFactory(io),
    }),
    command('write [memory]', {
      help: 'Write running configuration to memory, network, or terminal',
      vocabulary: { memory: 'Write to NV memory' },
      run: (_, { session }) => session.appliance.send({ type: 'configuration.saved' }),
    }),
  ],
})

function goOnline(io: CommandIo<Visit>): string | void {
  const { appliance } = io.session
  if (appliance.getSnapshot().hasTag('busy')) return BUSY
  appliance.send({ type: 'online.requested' })
  io.leaveAll()
}

async function restoreFactory(io: CommandIo<Visit>): Promise<string | void> {
  const { appliance } = io.session
  if (appliance.getSnapshot().hasTag('busy')) return BUSY
  io.print(FACTORY_WARNING)
  if (!(await io.confirm(CONTINUE_QUESTION))) return FACTORY_CANCELLED
  io.print(FACTORY_RELOADING)
  appliance.send({ type: 'factory.restored' })
}
