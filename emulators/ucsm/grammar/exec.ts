import { execVersion } from '../screens/show-version.ts'
import { facts } from '../visit.ts'
import { acknowledgeFault } from './faults.ts'
import { chassisScreens } from './chassis.ts'
import { clusterScreens } from './cluster.ts'
import { connectCommands } from './connect.ts'
import { connectEndpoint } from './connect-endpoint.ts'
import { everywhere } from './everywhere.ts'
import { interconnectCommands } from './fabric-interconnect.ts'
import { firmware } from './firmware.ts'
import { firmwareScreens } from './firmware-screens.ts'
import { monitoring } from './monitoring.ts'
import { org } from './org.ts'
import { scopeOrganization } from './organizations.ts'
import { scopePrompt } from './prompt.ts'
import { security } from './security.ts'
import { system } from './system.ts'
import { systemScreens } from './system-screens.ts'
import { clearUserSessions } from './user-sessions.ts'
import { command, mode, vocabulary } from './words.ts'

/** `UCS-A# ` */
export const exec = mode('exec', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [
    command('scope system', { help: 'Systems', run: (_, io) => io.enter(system) }),
    command('enter system', { help: 'Systems', run: (_, io) => io.enter(system) }),
    command('scope monitoring', {
      help: 'Monitor the system',
      run: (_, io) => io.enter(monitoring),
    }),
    command('scope security', {
      help: 'Security mode',
      run: (_, io) => io.enter(security),
    }),
    command('scope firmware', { help: 'Firmware', run: (_, io) => io.enter(firmware) }),
    ...interconnectCommands,
    ...chassisScreens,
    ...firmwareScreens,
    ...connectEndpoint,
    scopeOrganization(() => org),
    ...clusterScreens,
    ...systemScreens,
    clearUserSessions,
    acknowledgeFault,
    command('show version', {
      help: 'System version',
      run: (_, { session }) => execVersion(facts(session).profile.title),
    }),
    ...connectCommands,
  ],
})
