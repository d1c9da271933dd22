import type { Surroundings } from '../../../src/emulator/index.ts'
import type { PeerStatus, Service, Sftunnel } from '../vocabulary.ts'
import { takeSeat } from './lab-seats.ts'
import { createPeerTable } from './peer-table.ts'
import { createProcessLife } from './process-life.ts'
import { createRegistrations } from './register-peer.ts'
import { createRelations } from './relations.ts'
import type { RunningProcess } from './running-process.ts'
import { sendOverTunnel } from './send-over-tunnel.ts'
import type { SftunnelPlan } from './sftunnel-plan.ts'
import type { Answerer } from './traffic.ts'
import { openTunnelDoor } from './tunnel-door.ts'
import { createTunnelDoors } from './tunnel-doors.ts'
import type { TunnelParts } from './tunnel-parts.ts'

/** Sets up the sftunnel process of an appliance with its door, which is shut until the process is started. */
export async function createSftunnel(
  surroundings: Surroundings,
  plan: SftunnelPlan,
): Promise<Sftunnel> {
  const watchers = new Set<(status: PeerStatus) => void>()
  const answerers = new Map<Service, Answerer>()
  let running: RunningProcess | undefined
  let version = 0
  const noteChange = () => void version++
  const parts: TunnelParts = {
    surroundings,
    plan,
    process: () => running,
    answererOf: (service) => answerers.get(service),
    changed: (status) => {
      for (const listen of watchers) listen(status)
    },
    noteChange,
  }
  const relations = createRelations(surroundings)
  const registrations = createRegistrations(parts, relations)
  const table = createPeerTable(parts, relations, registrations)
  const doors = await createTunnelDoors(surroundings, (port) =>
    openTunnelDoor(parts, relations, { port, acceptRegistration: registrations.answer }),
  )
  sitDown(parts, () => version)
  const life = createProcessLife(parts, {
    relations,
    table,
    doors,
    became(process) {
      noteChange()
      running = process
    },
  })

  return {
    ...life,
    learn(peer) {
      noteChange()
      table.learn(peer)
    },
    forget(uuid) {
      noteChange()
      table.forget(uuid)
    },
    reload() {
      noteChange()
      running?.forgetFiles()
      table.reread()
    },
    reconnect: table.reconnect,
    peers: () => relations.all().map((relation) => relation.status()),
    serviceCounts: (uuid) => relations.get(uuid)?.counts.all() ?? [],
    serve: (service, answer) => void answerers.set(service, answer),
    watch: watching(watchers),
    ...sendOverTunnel(parts, relations),
  }
}

function watching(watchers: Set<(status: PeerStatus) => void>): Sftunnel['watch'] {
  return (listen) => {
    watchers.add(listen)
    return () => void watchers.delete(listen)
  }
}

/** Takes the seat of this appliance in its lab. */
function sitDown({ surroundings, plan, process }: TunnelParts, version: () => number): void {
  takeSeat(surroundings, plan.self().uuid, {
    version: () => `${version()} ${plan.now() - surroundings.clock.now()}`,
    isCut: () => plan.isCut?.() ?? false,
    turningPointsMs: () =>
      (process()?.turningPointsMs() ?? []).map(
        (instant) => instant + surroundings.clock.now() - plan.now(),
      ),
  })
}
