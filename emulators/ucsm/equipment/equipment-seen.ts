import { interconnects } from '../interconnects.ts'
import type { Visit } from '../visit.ts'
import { equipmentOf, type Chassis, type Equipment } from './equipment.ts'

/** The equipment that a visitor sees; the same from both interconnects of a cluster. */
export function equipmentSeen(visit: Visit): Equipment {
  return equipmentOf(visit.platform, interconnects(visit)[0]?.serial ?? '')
}

/** The fabrics over which a chassis is reached: those that have an interconnect. */
export function pathsOf({ ioModules }: Chassis, visit: Visit): string {
  const present = interconnects(visit).map(({ fabric }) => fabric)
  const reached = ioModules.filter(({ fabric }) => present.includes(fabric))
  return reached.map(({ fabric }) => fabric).join(',')
}

/**
 * The adapters as `connect adapter` names them: chassis, server, adapter. A rack server stands in chassis
 * 0, or without a chassis.
 */
export function adapterNames({ chassis, rackServers }: Equipment): string[] {
  const ofBlades = chassis.flatMap(({ id: chassisId, blades }) =>
    blades.flatMap(({ id, adapters }) => adapters.map((one) => `${chassisId}/${id}/${one.id}`)),
  )
  const ofRacks = rackServers.flatMap(({ id, adapters }) =>
    adapters.map((one) => `0/${id}/${one.id}`),
  )
  return [...ofBlades, ...ofRacks]
}
