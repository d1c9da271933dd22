import { assumed, documented } from '../../../src/emulator/index.ts'
import type { ClusterLink, Fabric } from '../cluster/cluster-link.ts'
import type { Equipment } from '../equipment/equipment.ts'
import type { ClusterSeat } from '../vocabulary.ts'

export const evidence = documented(
  'Firmware Management guide 4.3 and a whitepaper (c11-736918) with a real session; blank lines and the lines of a peer that is down are remembered.',
)
export const leadEvidence = assumed(
  'That cluster lead asks yes or no behind an advisory from 3.1 on is documented, the advisory is not.',
)

/** What `show cluster` says on an interconnect that stands alone. */
export const NO_CLUSTER = 'Cluster mode is not enabled'
export const LEAD_NOT_POSSIBLE = 'Error: Peer fabric interconnect is down'

/** `show cluster state`. */
export function clusterState(link: ClusterLink): string {
  return [`Cluster Id: ${link.id}`, '', ...stateLines(link), '', ...readiness(link), ''].join('\n')
}

/** `show cluster extended-state`; the chassis and rack servers hold what the two know of each other. */
export function extendedClusterState(
  link: ClusterLink,
  seat: ClusterSeat,
  { chassis, rackServers }: Equipment,
): string {
  return [
    `Cluster Id: ${link.id}`,
    '',
    `Start time: ${ctime(seat.startMs)}`,
    `Last election time: ${ctime(seat.electionMs)}`,
    '',
    ...stateLines(link),
    '',
    ...FABRICS.map((fabric) => memberLine(link, fabric)),
    `   heartbeat state ${link.isUp('A') && link.isUp('B') ? 'PRIMARY_OK' : 'PRIMARY_FAILED'}`,
    '',
    'INTERNAL NETWORK INTERFACES:',
    'eth1, UP',
    'eth2, UP',
    '',
    ...readiness(link),
    'Detailed state of the device selected for HA storage:',
    ...chassis.map(({ id, serial }) => `Chassis ${id}, serial: ${serial}, state: active`),
    ...rackServers.map(({ id, serial }) => `Server ${id}, serial: ${serial}, state: active`),
    '',
  ].join('\n')
}

/** What is said before `cluster lead` asks whether to go on. */
export const LEAD_ADVISORY = [
  'Changing the cluster lead moves the virtual IP address and the management services',
  'to the other fabric interconnect. Sessions may be interrupted while this is done.',
].join('\n')

const FABRICS: readonly Fabric[] = ['A', 'B']

function stateLines(link: ClusterLink): string[] {
  return FABRICS.map((fabric) => `${fabric}: ${stateOf(link, fabric)}`)
}

function stateOf(link: ClusterLink, fabric: Fabric): string {
  return link.isUp(fabric) ? `UP, ${roleOf(link, fabric)}` : 'DOWN, INAPPLICABLE'
}

function roleOf(link: ClusterLink, fabric: Fabric): string {
  return link.lead() === fabric ? 'PRIMARY' : 'SUBORDINATE'
}

function memberLine(link: ClusterLink, fabric: Fabric): string {
  if (!link.isUp(fabric))
    return `${fabric}: memb state DOWN, lead state INAPPLICABLE, mgmt services state: DOWN`
  return `${fabric}: memb state UP, lead state ${roleOf(link, fabric)}, mgmt services state: UP`
}

function readiness(link: ClusterLink): string[] {
  if (link.isUp('A') && link.isUp('B')) return ['HA READY']
  return ['HA NOT READY', 'Peer Fabric Interconnect is down']
}

/** `Wed Jan 27 22:43:01 2016`. */
function ctime(ms: number): string {
  const at = new Date(ms)
  const [weekday, day, month, year] = at.toUTCString().replace(',', '').split(' ')
  return `${weekday} ${month} ${String(Number(day)).padStart(2)} ${at.toISOString().slice(11, 19)} ${year}`
}
