import { captured } from '../../../src/emulator/index.ts'
import { sharedCommands } from '../../sftunnel/clish/shared-commands.ts'
import type { Visit } from '../visit.ts'
import { managerCommands } from './manager-commands.ts'
import { networkCommands } from './network-commands.ts'
import { powerCommands } from './power-commands.ts'
import { sshAccessCommands } from './ssh-access-commands.ts'
import { tunnelCommands } from './tunnel-commands.ts'
import { mode, vocabulary } from './words.ts'

export const evidence = captured('The prompt of FTD 6.4, 6.8 and 7.4.1 is `> `.')

/** `> ` */
export const clish = mode('clish', {
  prompt: () => '> ',
  vocabulary,
  commands: [
    ...sharedCommands<Visit>(),
    ...managerCommands,
    ...networkCommands,
    ...sshAccessCommands,
    ...tunnelCommands,
    ...powerCommands,
  ],
})

/** Every mode of the command line. */
export const modes = [clish]
