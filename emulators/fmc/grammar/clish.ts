import { captured, grammar } from '../../../src/emulator/index.ts'
import { sharedCommands, sharedVocabulary } from '../../sftunnel/clish/shared-commands.ts'
import { REBOOT_WARNING, SHUTDOWN_WARNING, YES_OR_NO } from '../screens/power.ts'
import type { Visit } from '../visit.ts'

export const evidence = captured('The prompt of FMC 7.4.1, 7.4.2 and 7.6.0 is `> `.')

const { command, mode } = grammar<Visit>()

const powerCommands = [
  command('system reboot', {
    help: 'Reboot the system',
    async run(_, io) {
      io.print(REBOOT_WARNING)
      if (await io.confirm(YES_OR_NO))
        io.session.appliance.send({ type: 'reboot.requested', reason: 'reboot' })
    },
  }),
  command('system shutdown', {
    help: 'Shutdown the system',
    async run(_, io) {
      io.print(SHUTDOWN_WARNING)
      if (await io.confirm(YES_OR_NO)) io.session.appliance.send({ type: 'shutdown.requested' })
    },
  }),
]

/** `> ` */
export const clish = mode('clish', {
  prompt: () => '> ',
  vocabulary: { ...sharedVocabulary, system: 'Change to System Mode' },
  commands: [...sharedCommands<Visit>(), ...powerCommands],
})

/** Every mode of the command line. */
export const modes = [clish]
