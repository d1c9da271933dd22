import type { Fabric } from './cluster/cluster-link.ts'
import { switchDn } from './cluster/network-element.ts'
import type { InterconnectFacts } from './screens/show-interconnect.ts'
import { facts, seen, type Visit } from './visit.ts'

const FABRICS: readonly Fabric[] = ['A', 'B']

/** The fabric interconnects that the configuration knows, in their order. */
export function interconnects(visit: Visit): InterconnectFacts[] {
  const objects = seen(visit)
  return FABRICS.filter((fabric) => objects[switchDn(fabric)]).map((fabric) => ({
    fabric,
    platform: visit.platform,
    serial: objects[switchDn(fabric)]?.attributes.serial ?? '',
    objects,
    release: facts(visit).profile.title,
  }))
}

/** The fabric interconnect of a fabric. */
export function interconnectOf(visit: Visit, fabric: Fabric): InterconnectFacts | undefined {
  return interconnects(visit).find((one) => one.fabric === fabric)
}
