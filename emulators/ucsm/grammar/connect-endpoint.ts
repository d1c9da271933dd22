import { integer, pattern } from '../../../src/emulator/index.ts'
import { adapterNames, equipmentSeen } from '../equipment/equipment-seen.ts'
import { iomGreeting } from '../screens/endpoint-shells.ts'
import { NO_SUCH_OBJECT } from '../screens/object-errors.ts'
import { NO_PRIVILEGE } from '../screens/user-errors.ts'
import { isReadOnly } from '../users/privileges.ts'
import { adapter } from './adapter.ts'
import { iom } from './iom.ts'
import { command } from './words.ts'

const CHASSIS_MAX = 40

const adapterId = pattern(/^(?:\d{1,2}\/)?\d{1,3}\/\d$/, {
  label: 'ID',
  help: '<chassis>/<server>/<adapter>, or <server>/<adapter> of a rack server',
  examples: ['1/1/1', '0/2/1', '2/1'],
})

/** `connect` to what hangs on the fabric interconnects. */
export const connectEndpoint = [
  command('connect adapter {id}', {
    help: 'Connect to the adapter',
    slots: { id: adapterId },
    run({ id }, io) {
      if (isReadOnly(io.session)) return NO_PRIVILEGE
      const name = id.split('/').length === 2 ? `0/${id}` : id
      if (!adapterNames(equipmentSeen(io.session)).includes(name)) return NO_SUCH_OBJECT
      io.enter(adapter, name)
    },
  }),
  command('connect iom {chassis}', {
    help: 'Connect to the iom',
    slots: { chassis: integer(1, CHASSIS_MAX, 'Chassis ID') },
    run({ chassis }, io) {
      if (isReadOnly(io.session)) return NO_PRIVILEGE
      const isThere = equipmentSeen(io.session).chassis.some(({ id }) => id === chassis)
      if (!isThere) return NO_SUCH_OBJECT
      io.print(iomGreeting(String(chassis)))
      io.enter(iom, String(chassis))
    },
  }),
]
