import { nxosRunningConfig } from '../../screens/nxos/running-config.ts'
import { nxosFeatures, nxosLogging } from '../../screens/nxos/settings.ts'
import {
  nxosSsh,
  nxosSshDsaKey,
  nxosSshKeys,
  nxosSshRsaKey,
  nxosSshServer,
  nxosUsers,
} from '../../screens/nxos/ssh.ts'
import { nxosInventory, nxosShowVersion } from '../../screens/nxos/version.ts'
import { clockLine } from '../../screens/show-system.ts'
import { facts } from '../../visit.ts'
import { command } from '../words.ts'
import { show } from './show.ts'

/** What NX-OS shows of the machine it runs on, and of how it is set up. */
export const machineCommands = [
  command('show version', { help: 'Show the software version', run: show(nxosShowVersion) }),
  command('show inventory', { help: 'Show physical inventory', run: show(nxosInventory) }),
  command('show running-config', {
    help: 'Current operating configuration',
    run: show(nxosRunningConfig),
  }),
  command('show feature', { help: 'Display the features', run: show(nxosFeatures) }),
  command('show logging', { help: 'Show logging configuration', run: show(nxosLogging) }),
  command('show ssh', { help: 'Show SSH information', run: show(nxosSsh) }),
  command('show ssh server', { help: 'Show SSH server', run: show(nxosSshServer) }),
  command('show ssh key', { help: 'Show SSH keys', run: show(nxosSshKeys) }),
  command('show ssh key rsa', { help: 'Show RSA keys', run: show(nxosSshRsaKey) }),
  command('show ssh key dsa', { help: 'Show DSA keys', run: nxosSshDsaKey }),
  command('show users', {
    help: 'Show the current users logged in the system',
    run: show(nxosUsers),
  }),
  command('show clock', {
    help: 'Display current date',
    run: (_, { session }) => clockLine(facts(session).now()),
  }),
  command('show hostname', { help: 'Show hostname', run: (_, { session }) => session.host }),
]
