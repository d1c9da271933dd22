import { commandSheets, defineEmulator } from '../../src/emulator/index.ts'
import { peerMachine } from '../sftunnel/machines/peer-machine.ts'
import { sftunnelMachine } from '../sftunnel/machines/sftunnel-machine.ts'
import { ftdEvidence } from './evidence.ts'
import { modes } from './grammar/clish.ts'
import { ftdMachine } from './machines/ftd-machine.ts'
import { profiles } from './profiles.ts'
import { sentEvents } from './sent-events.ts'
import { applianceSsh } from '../sftunnel/release/ssh-sheet.ts'
import { startFtd } from './start.ts'

/** A Firepower Threat Defense device. */
export const ftd = defineEmulator({
  name: 'ftd',
  imitates: 'Cisco Firepower Threat Defense, virtual or of the 1100 and 3100 series',
  profiles,
  defaultProfile: '7.2',
  options: {
    model: 'FTDv, 1120 from release 6.4 on, or 3110 from 7.2 on. Default FTDv.',
    managers: 'Roles of the managers that it is registered with from the start, divided by commas.',
    password: 'The password of admin. Chosen by the seed when absent.',
    clockSkew: 'How far its clock is off, as -400d or 90m. Default 0s.',
    imageBuilt: 'The build date of its image, as 2023-08-01: the date of its own files.',
  },
  optionKinds: {
    model: 'text',
    managers: 'roles',
    password: 'text',
    clockSkew: 'text',
    imageBuilt: 'text',
  },
  doors: [
    { service: 'ssh', port: 22 },
    { service: 'sftunnel', port: 8305 },
  ],
  machines: [ftdMachine, sftunnelMachine, peerMachine],
  commands: () => commandSheets(modes),
  behaviours: {},
  events: sentEvents,
  ssh: applianceSsh,
  evidence: ftdEvidence,
  start: startFtd,
})

export type { FtdHandle, TunnelState } from './handle.ts'
export type { FtdOptions } from './start.ts'
