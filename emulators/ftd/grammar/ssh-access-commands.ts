import { pattern } from '../../../src/emulator/index.ts'
import { CHANGED, showSshAccess } from '../screens/ssh-access.ts'
import { facts } from '../visit.ts'
import { command } from './words.ts'

const BYTE = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`
const NETWORK = String.raw`${BYTE}(?:\.${BYTE}){3}(?:/(?:3[0-2]|[12]?\d))?`

const networks = pattern(new RegExp(`^${NETWORK}(?:,${NETWORK})*$`), {
  label: 'ADDRLIST',
  help: 'IPv4 addresses and networks, divided by commas; 0.0.0.0/0 is everywhere',
  examples: ['10.48.79.0/24', '10.48.79.10,10.1.0.0/16'],
})

/** Who may come to the SSH door. Connections that stand are not touched. */
export const sshAccessCommands = [
  command('configure ssh-access-list {networks}', {
    help: 'Configure the addresses that SSH is accepted from',
    slots: { networks },
    run({ networks: list }, { session: { appliance } }) {
      const settings = { sshAccess: list.split(',') }
      appliance.send({ type: 'network.configured', settings })
      return CHANGED
    },
  }),
  command('show ssh-access-list', {
    help: 'Show the addresses that SSH is accepted from',
    run: (_, { session }) => showSshAccess(facts(session).network.sshAccess),
  }),
]
