import { commandSheets, defineEmulator } from '../../src/emulator/index.ts'
import { downloadMachine } from './downloads/download-machine.ts'
import { ucsmEvidence } from './evidence.ts'
import { importMachine } from './imports/import-machine.ts'
import { modes } from './grammar/modes.ts'
import { backupMachine } from './machines/backup-machine.ts'
import { ucsmMachine } from './machines/ucsm-machine.ts'
import { visitMachine } from './machines/visit-machine.ts'
import { profiles } from './profiles.ts'
import { sshModels, ucsmSsh } from './ssh-sheet.ts'
import { startUcsm } from './start.ts'

/** A fabric interconnect with UCS Manager. */
export const ucsm = defineEmulator({
  name: 'ucsm',
  imitates: 'Cisco UCS Manager on a fabric interconnect of the 6200, 6300 or 6400 series',
  profiles,
  defaultProfile: '4.0(2a)',
  options: {
    platform: 'The interconnect model: 6248UP, 6332 or 6454. Default 6332.',
    systemName: 'The prompt is this name with the fabric, as in UCS-A. Default UCS.',
    password: 'The password of admin. Chosen by the seed when absent.',
    fabric: 'The fabric of this interconnect: A or B. Default A.',
    peer: 'The role of the other interconnect of the cluster. Without it this one stands alone.',
    virtualAddress: 'The address of the cluster, which leads to its primary.',
  },
  optionKinds: {
    platform: 'text',
    systemName: 'text',
    password: 'text',
    fabric: 'text',
    peer: 'role',
    virtualAddress: 'text',
  },
  doors: [{ service: 'ssh', port: 22 }],
  machines: [ucsmMachine, backupMachine, importMachine, downloadMachine, visitMachine],
  commands: () => commandSheets(modes),
  behaviours: {},
  events: {
    'firmware.upgraded': {
      says: 'New firmware is activated: sessions end, and the doors come back as that release has them.',
      facts: { to: { says: 'the release', oneOf: Object.keys(profiles) } },
    },
  },
  ssh: ucsmSsh,
  models: sshModels,
  dialsFtp: true,
  evidence: ucsmEvidence,
  start: startUcsm,
})

export type { UcsmHandle } from './handle.ts'
export type { UcsmOptions } from './start.ts'
