import { REBOOT_WARNING, SHUTDOWN_WARNING, YES_OR_NO } from '../screens/power.ts'
import { command } from './words.ts'

/** The commands that stop the device. */
export const powerCommands = [
  command('reboot', {
    help: 'Reboot the sensor',
    async run(_, io) {
      io.print(REBOOT_WARNING)
      if (await io.confirm(YES_OR_NO))
        io.session.appliance.send({ type: 'reboot.requested', reason: 'reboot' })
    },
  }),
  command('shutdown', {
    help: 'Shutdown the sensor',
    async run(_, io) {
      io.print(SHUTDOWN_WARNING)
      if (await io.confirm(YES_OR_NO)) io.session.appliance.send({ type: 'shutdown.requested' })
    },
  }),
]
