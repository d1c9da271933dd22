import { integer } from '../../../src/emulator/index.ts'
import { equipmentSeen, pathsOf } from '../equipment/equipment-seen.ts'
import type { Chassis } from '../equipment/equipment.ts'
import { fsmStatusScreen, idleFsm } from '../screens/fsm-status.ts'
import { chassisDetail, chassisInventory, chassisTable } from '../screens/show-chassis.ts'
import type { Visit } from '../visit.ts'
import { command } from './words.ts'

const CHASSIS_MAX = 40
const id = integer(1, CHASSIS_MAX, 'Chassis ID')
const words = { chassis: 'Chassis', inventory: 'Inventory', expand: 'Expand' }

/** `show chassis`, at the top. */
export const chassisScreens = [
  command('show chassis [detail]', {
    help: 'Chassis',
    vocabulary: words,
    run: ({ detail }, { session }) => list(session, chosen(session), detail),
  }),
  command('show chassis {id} [detail]', {
    help: 'Chassis',
    vocabulary: words,
    slots: { id },
    run: ({ id: number, detail }, { session }) => list(session, chosen(session, number), detail),
  }),
  command('show chassis inventory [{id}]', {
    help: 'Inventory',
    vocabulary: words,
    slots: { id },
    run: ({ id: number }, { session }) => chosen(session, number).map(chassisInventory).join('\n'),
  }),
  command('show chassis {id} fsm status [expand]', {
    help: 'Status',
    vocabulary: words,
    slots: { id },
    run: ({ id: number, expand }, { session }) =>
      chosen(session, number)
        .map((one) => fsmStatusScreen(idleFsm(`sys/chassis-${one.id}`), expand))
        .join('\n'),
  }),
]

function chosen(visit: Visit, number?: number): readonly Chassis[] {
  return equipmentSeen(visit).chassis.filter(
    ({ id: own }) => number === undefined || own === number,
  )
}

function list(visit: Visit, all: readonly Chassis[], detail: true | undefined): string {
  if (all.length === 0) return ''
  if (!detail) return chassisTable(all)
  return all.map((one) => chassisDetail(one, pathsOf(one, visit))).join('\n')
}
