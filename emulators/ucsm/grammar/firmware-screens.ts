import { interconnects } from '../interconnects.ts'
import { equipmentSeen } from '../equipment/equipment-seen.ts'
import {
  firmwareDetail,
  firmwareMonitor,
  firmwareSummary,
  type InstalledFirmware,
} from '../screens/show-installed-firmware.ts'
import { facts, type Visit } from '../visit.ts'
import { command } from './words.ts'

/** `show firmware`: what runs on every part of the domain, at the top, in /system and in /firmware. */
export const firmwareScreens = [
  command('show firmware', {
    help: 'Firmware',
    vocabulary: { firmware: 'Firmware' },
    run: (_, { session }) => firmwareSummary(installed(session)),
  }),
  command('show firmware detail', {
    help: 'Detail',
    vocabulary: { firmware: 'Firmware' },
    run: (_, { session }) => firmwareDetail(installed(session)),
  }),
  command('show firmware monitor', {
    help: 'Monitor',
    vocabulary: { firmware: 'Firmware' },
    run: (_, { session }) => firmwareMonitor(installed(session)),
  }),
]

function installed(visit: Visit): InstalledFirmware {
  return {
    release: facts(visit).profile.title,
    interconnects: interconnects(visit),
    equipment: equipmentSeen(visit),
  }
}
