import { commandSheets, defineEmulator } from '../../src/emulator/index.ts'
import { srstEvidence } from './evidence.ts'
import { modes } from './grammar/modes.ts'
import { srstMachine } from './machines/srst-machine.ts'
import { profiles } from './profiles.ts'
import { sentEvents } from './sent-events.ts'
import { srstSsh } from './ssh-sheet.ts'
import { startSrstManager } from './start.ts'

/** A machine with Cisco Unified SRST Manager. */
export const srstManager = defineEmulator({
  name: 'srst-manager',
  imitates: 'Cisco Unified SRST Manager on a virtual machine',
  profiles,
  defaultProfile: '9.0',
  options: {
    username: 'The administrator. Default admin.',
    password: 'The password of the administrator. Chosen by the seed when absent.',
    sites: 'How many sites it manages from the start. Default 4, at most 1000.',
    backupUrl: 'Where backups go from the start, as sftp://server/backups.',
    backupUsername: 'The user of the backup server.',
    backupPassword: 'The password of that user.',
    savesPins:
      'Whether write saves pinned host keys and backup security. As the profile says when absent.',
  },
  optionKinds: {
    username: 'text',
    password: 'text',
    sites: 'number',
    backupUrl: 'text',
    backupUsername: 'text',
    backupPassword: 'text',
    savesPins: 'flag',
  },
  doors: [{ service: 'ssh', port: 22 }],
  machines: [srstMachine],
  commands: () => commandSheets(modes),
  behaviours: {},
  events: sentEvents,
  ssh: srstSsh,
  dialsFtp: true,
  evidence: srstEvidence,
  start: startSrstManager,
})

export type { SrstHandle } from './handle.ts'
export type { SrstOptions } from './start.ts'
