import { commandSheets, defineEmulator } from '../../src/emulator/index.ts'
import { peerMachine } from '../sftunnel/machines/peer-machine.ts'
import { sftunnelMachine } from '../sftunnel/machines/sftunnel-machine.ts'
import { fmcEvidence } from './evidence.ts'
import { modes } from './grammar/clish.ts'
import { fmcMachine } from './machines/fmc-machine.ts'
import { profiles } from './profiles.ts'
import { sentEvents } from './sent-events.ts'
import { applianceSsh } from '../sftunnel/release/ssh-sheet.ts'
import { startFmc } from './start.ts'

/** A Firepower Management Center. */
export const fmc = defineEmulator({
  name: 'fmc',
  imitates: 'Cisco Firepower Management Center, virtual, alone or one of two',
  profiles,
  defaultProfile: '7.2',
  options: {
    imageBuilt: 'The build date of its image, as 2015-01-20: the InternalCA begins then.',
    caExpiresIn: 'When the InternalCA expires instead, from the start of the lab, as 120d or -3d.',
    vdb: 'The version of the vulnerability database; from 399 on it warns of the InternalCA.',
    haPeer: 'The role of the other manager of a high-availability pair; both name each other.',
    haRole: 'Which of the two it is, primary or secondary. Default primary.',
    deviceDigest:
      'What certificates of devices are signed over that it has from the start, sha1 or sha256. Default sha256.',
    password: 'The password of admin. Chosen by the seed when absent.',
    clockSkew: 'How far its clock is off, as -400d or 90m. Default 0s.',
  },
  optionKinds: {
    imageBuilt: 'text',
    caExpiresIn: 'text',
    vdb: 'number or text',
    haPeer: 'role',
    haRole: 'text',
    deviceDigest: 'text',
    password: 'text',
    clockSkew: 'text',
  },
  doors: [
    { service: 'ssh', port: 22 },
    { service: 'sftunnel', port: 8305 },
  ],
  machines: [fmcMachine, sftunnelMachine, peerMachine],
  commands: () => commandSheets(modes),
  behaviours: {},
  events: sentEvents,
  ssh: applianceSsh,
  evidence: fmcEvidence,
  start: startFmc,
})

export type { FmcHandle } from './handle.ts'
export type { FmcOptions } from './start.ts'
