import { execVersion } from '../screens/show-version.ts'
import { facts } from '../visit.ts'
import { clusterForce, clusterLead, clusterScreens } from './cluster.ts'
import { debugPlugin } from './debug-plugin.ts'
import { fileCommands } from './local-files.ts'
import { pingCommands } from './ping.ts'
import { eraseConfiguration, reboot } from './power.ts'
import { command, mode, vocabulary } from './words.ts'

/** `UCS-A(local-mgmt)# ` */
export const localManagement = mode('local-mgmt', {
  prompt: ({ host }) => `${host}(local-mgmt)# `,
  vocabulary,
  commands: [
    command('show version', {
      help: 'System version',
      run: (_, { session }) => execVersion(facts(session).profile.title),
    }),
    ...clusterScreens,
    clusterLead,
    clusterForce,
    ...fileCommands,
    ...pingCommands,
    ...debugPlugin,
    reboot,
    eraseConfiguration,
    command('exit', { help: 'Exit from command interpreter', run: (_, io) => io.leave() }),
    command('end', { help: 'Go to exec mode', run: (_, io) => io.leaveAll() }),
    command('top', { help: 'Go to the top mode', run: (_, io) => io.leaveAll() }),
  ],
})
