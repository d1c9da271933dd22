import type { CommandIo } from '../../../src/emulator/index.ts'
import { otherOf, type Fabric } from '../cluster/cluster-link.ts'
import { nxosBanner } from '../screens/nxos-banner.ts'
import { NO_SUCH_OBJECT } from '../screens/object-errors.ts'
import { peerIsDown } from '../screens/peer-connection.ts'
import { facts, type Visit } from '../visit.ts'
import { localManagement } from './local-mgmt.ts'
import { nxos } from './nxos/nxos.ts'
import { overThere } from './over-there.ts'
import { command, type Mode } from './words.ts'

const FABRICS = { a: 'Fabric A', b: 'Fabric B' }

/** `connect`, to the shells of this interconnect or of the other one in its cluster. */
export const connectCommands = [
  command('connect local-mgmt [(a|b)]', {
    help: 'Connect to Local Management Commands',
    vocabulary: FABRICS,
    run: ({ a, b }, io) => connect(localManagement, wantedOf(a, b), io),
  }),
  command('connect nxos [(a|b)]', {
    help: 'Connect to the NXOS shell',
    vocabulary: FABRICS,
    run: ({ a, b }, io) => connect(nxos, wantedOf(a, b), io),
  }),
]

function wantedOf(a: true | undefined, b: true | undefined): Fabric | undefined {
  if (a) return 'A'
  return b ? 'B' : undefined
}

function connect(shell: Mode, wanted: Fabric | undefined, io: CommandIo<Visit>): string | void {
  const { session } = io
  if (wanted === undefined || wanted === session.fabric) return greet(shell, session, io)
  if (!session.cluster) return NO_SUCH_OBJECT
  session.peer = session.cluster.visitPeer(session)
  if (!session.peer) return peerIsDown(otherOf(session.fabric))
  greet(overThere(shell), session.peer, io)
}

function greet(shell: Mode, there: Visit, io: CommandIo<Visit>): void {
  io.print(nxosBanner(facts(there).profile.copyrightYears))
  io.enter(shell)
}
