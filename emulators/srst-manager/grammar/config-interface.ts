import { lineRemoved, lineSet } from '../configuration/blocks.ts'
import { edit, facts } from '../visit.ts'
import { leavingCommands } from './leaving.ts'
import { modePrompt } from './prompt.ts'
import { show } from './show.ts'
import { address } from './typed-names.ts'
import { command, mode, vocabulary } from './words.ts'

const KEY = 'interface ethernet 0'

/** `srstmgr-1(config-interface)# ` */
export const configInterface = mode('config-interface', {
  prompt: modePrompt('config-interface'),
  vocabulary,
  inherits: [show],
  commands: [
    command('ip address {address} {mask}', {
      help: 'Set the IP address of the interface',
      slots: { address, mask: address },
      run: ({ address: own, mask }, { session }) => {
        const line = `ip address ${own} ${mask}`
        edit(session, [lineSet(facts(session).running, KEY, { starts: 'ip address', line })])
      },
    }),
    command('(no|default) ip address [{address} [{mask}]]', {
      help: 'Set the IP address of the interface',
      slots: { address, mask: address },
      run: (_, { session }) =>
        edit(session, [lineRemoved(facts(session).running, KEY, 'ip address')]),
    }),
    ...leavingCommands,
  ],
})
