import { oneOf, type CommandIo } from '../../../src/emulator/index.ts'
import { equipmentSeen } from '../equipment/equipment-seen.ts'
import {
  clusterState,
  extendedClusterState,
  LEAD_ADVISORY,
  LEAD_NOT_POSSIBLE,
  NO_CLUSTER,
} from '../screens/cluster-state.ts'
import { NO_PRIVILEGE } from '../screens/user-errors.ts'
import { isReadOnly } from '../users/privileges.ts'
import { facts, type Visit } from '../visit.ts'
import { command } from './words.ts'

/** `show cluster`, at the top and in local management. */
export const clusterScreens = [
  command('show cluster state', {
    help: 'State',
    vocabulary: { cluster: 'Cluster mode' },
    run: (_, { session: { cluster } }) => (cluster ? clusterState(cluster) : NO_CLUSTER),
  }),
  command('show cluster extended-state', {
    help: 'Extended state',
    vocabulary: { cluster: 'Cluster mode' },
    run(_, { session }) {
      const { seat } = facts(session)
      return session.cluster && seat
        ? extendedClusterState(session.cluster, seat, equipmentSeen(session))
        : NO_CLUSTER
    },
  }),
]

/** `cluster lead`, in local management. */
export const clusterLead = command('cluster lead {fabric}', {
  help: 'Change the cluster lead',
  vocabulary: { cluster: 'Cluster mode' },
  slots: { fabric: oneOf({ a: 'Fabric A', b: 'Fabric B' }) },
  run: ({ fabric }, io) => giveLead(fabric === 'a' ? 'A' : 'B', io),
})

/** `cluster force primary`, in local management: the lead comes to the interconnect where it is said. */
export const clusterForce = command('cluster force primary', {
  help: 'Force this fabric interconnect to be the primary',
  vocabulary: { cluster: 'Cluster mode', force: 'Force' },
  run: (_, io) => giveLead(io.session.fabric, io),
})

async function giveLead(fabric: 'A' | 'B', io: CommandIo<Visit>): Promise<string | void> {
  const { cluster } = io.session
  if (!cluster) return NO_CLUSTER
  if (isReadOnly(io.session)) return NO_PRIVILEGE
  if (asksBeforeLead(facts(io.session).profile.title)) {
    io.print(LEAD_ADVISORY)
    if (!(await io.confirm('Do you want to continue? (yes/no):'))) return
  }
  if (!cluster.giveLead(fabric)) return LEAD_NOT_POSSIBLE
  return `Cluster Id: ${cluster.id}`
}

/** From 3.1 on (whitepaper c11-736918). */
function asksBeforeLead(release: string): boolean {
  const [major = 0, minor = 0] = release.split(/[.(]/).map(Number)
  return major > 3 || (major === 3 && minor >= 1)
}
