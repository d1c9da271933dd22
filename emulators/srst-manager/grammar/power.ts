import type { CommandIo } from '../../../src/emulator/index.ts'
import {
  OFFLINE_QUESTION,
  OFFLINE_WARNING,
  RELOAD_QUESTION,
  RESTART_WARNING,
  SHUTDOWN_QUESTION,
} from '../screens/power.ts'
import type { Visit } from '../visit.ts'
import { offline } from './offline.ts'
import { command } from './words.ts'

/** The commands of EXEC that stop the services or the machine. */
export const powerCommands = [
  command('offline', {
    help: 'Go into offline/administration mode',
    run: (_, io) => goOffline(io),
  }),
  command('reload', {
    help: 'Halt and perform a cold restart',
    async run(_, io) {
      io.print(RESTART_WARNING)
      if (await io.confirm(RELOAD_QUESTION)) io.session.appliance.send({ type: 'reload.requested' })
    },
  }),
  command('shutdown', {
    help: 'Halt the system',
    async run(_, io) {
      io.print(RESTART_WARNING)
      if (await io.confirm(SHUTDOWN_QUESTION))
        io.session.appliance.send({ type: 'shutdown.requested' })
    },
  }),
]

async function goOffline(io: CommandIo<Visit>): Promise<void> {
  io.print(OFFLINE_WARNING)
  if (!(await io.confirm(OFFLINE_QUESTION))) return
  io.session.appliance.send({ type: 'offline.requested' })
  io.enter(offline)
}
