import { clientBeside, defineEmulator } from '../../src/emulator/index.ts'
import { authMethods } from './door.ts'
import { jumpHostEvidence } from './evidence.ts'
import { jumpHostMachine } from './machine.ts'
import { profiles } from './profiles.ts'
import { startJumpHost } from './start.ts'

/** A Linux machine from which people go on to others, and on which scripts run that reach them. */
export const jumpHost = defineEmulator({
  name: 'jump-host',
  imitates: 'A Linux jump host with ssh, scp, sftp, and Python for one script',
  profiles,
  defaultProfile: 'debian-12',
  options: {
    username: 'The user that may log in, with sudo. Default operator.',
    password: 'The password of that user. Chosen by the seed when absent.',
    files: 'Files of the user from the start, by their names in the home.',
  },
  optionKinds: {
    username: 'text',
    password: 'text',
    files: 'texts',
  },
  doors: [{ service: 'ssh', port: 22 }],
  machines: [jumpHostMachine],
  commands: () => [],
  behaviours: {},
  events: {
    'service.stopped': { says: 'The SSH service is stopped.', facts: {} },
    'service.started': { says: 'The SSH service is started again.', facts: {} },
  },
  ssh: (profile) => ({
    client: clientBeside(profile),
    server: {
      ident: profile.ident,
      offer: profile.offer,
      hostKeyTypes: profile.hostKeys,
      authMethods,
    },
  }),
  evidence: jumpHostEvidence,
  start: startJumpHost,
})

export type { JumpHostHandle, JumpHostOptions } from './start.ts'
