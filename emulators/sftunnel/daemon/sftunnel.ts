import { startChart, type Surroundings } from '../../../src/emulator/index.ts'
import type { FrameLink } from '../frames/frame-link.ts'
import { filesUnfitLines } from '../log/handshake-lines.ts'
import { firstConnectionLine } from '../log/tunnel-lines.ts'
import { sftunnelMachine } from '../machines/sftunnel-machine.ts'
import type {
  Channel,
  PeerRecord,
  PeerStatus,
  Service,
  Sftunnel,
  StopReason,
} from '../vocabulary.ts'
import { keepHeartbeats } from './heartbeats.ts'
import { takeSeat } from './lab-seats.ts'
import { openChannels } from './open-channels.ts'
import { createRegistrations } from './register-peer.ts'
import { createRelation, type Relation } from './relation.ts'
import { createRelations } from './relations.ts'
import { keepRetrying } from './retries.ts'
import { startProcess, type RunningProcess } from './running-process.ts'
import { sendOverTunnel } from './send-over-tunnel.ts'
import type { SftunnelPlan } from './sftunnel-plan.ts'
import type { Answerer } from './traffic.ts'
import { openTunnelDoor } from './tunnel-door.ts'
import { hostOf, type TunnelParts } from './tunnel-parts.ts'

const CHANNELS: readonly Channel[] = ['A', 'B']

/** Sets up the sftunnel process of an appliance with its door, which is shut until the process is started. */
export async function createSftunnel(
  surroundings: Surroundings,
  plan: SftunnelPlan,
): Promise<Sftunnel> {
  const { clock } = surroundings
  const watchers = new Set<(status: PeerStatus) => void>()
  const answerers = new Map<Service, Answerer>()
  const endings = new Map<Relation, () => void>()
  const actor = startChart(surroundings, sftunnelMachine, { stream: 'sftunnel', input: undefined })
  let running: RunningProcess | undefined
  let stopHeartbeats = () => {}
  let starts = 0
  let version = 0

  const parts: TunnelParts = {
    surroundings,
    plan,
    process: () => running,
    answererOf: (service) => answerers.get(service),
    changed: (status) => {
      for (const listen of watchers) listen(status)
    },
  }
  const relations = createRelations(surroundings)
  const registrations = createRegistrations(parts, relations)
  const door = await openTunnelDoor(parts, relations, registrations.answer)
  door.shut('sftunnel does not run yet')
  takeSeat(surroundings, {
    version: () => version,
    isCut: () => plan.isCut?.() ?? false,
    turningPointsMs: () =>
      (running?.turningPointsMs() ?? []).map((instant) => instant + clock.now() - plan.now()),
  })

  function begin(record: PeerRecord): Relation {
    const relation = createRelation(parts, record, {
      connect: (one, signal) => openChannels(parts, one, signal),
      register: registrations.call,
    })
    const stopRetrying = keepRetrying(parts, relation)
    const { unsubscribe } = relation.actor.subscribe(() => parts.changed(relation.status()))
    endings.set(relation, () => {
      unsubscribe()
      stopRetrying()
      relation.actor.stop()
    })
    relations.set(record.uuid, relation)
    if (running) activate(relation, running)
    return relation
  }

  /** Reads the files for a peer, and lets its chart go. */
  function activate({ actor: chart, record }: Relation, { filesFor, log }: RunningProcess): void {
    const known = record()
    const files = known.registration === 'completed' ? filesFor(known) : undefined
    const fault = files && !files.ok ? { fault: files.error } : {}
    const host = hostOf(known)
    log(known.uuid, firstConnectionLine(host))
    if (files && !files.ok) log(known.uuid, ...filesUnfitLines(host, files.error))
    chart.send({ type: 'process.started', ...fault })
  }

  function start(): void {
    if (running) return
    version++
    running = startProcess(surroundings, plan, ++starts)
    const { pid, startedMs } = running
    actor.send({ type: 'process.started', pid, startedMs })
    door.open()
    stopHeartbeats = keepHeartbeats(parts, relations, running)
    for (const relation of relations.all()) activate(relation, running)
  }

  function stop(why: StopReason): void {
    if (!running) return
    version++
    stopHeartbeats()
    const links = relations.all().flatMap(({ channels }) => channels.all().map(({ link }) => link))
    for (const relation of relations.all()) {
      for (const channel of CHANNELS) relation.drop(channel, why)
      relation.actor.send({ type: 'process.stopped' })
    }
    running = undefined
    // Without power nobody says anything any more: callers run into a wire that is cut, not into a closed port.
    if (why !== 'power loss') void shutBehind(links, why)
    actor.send({ type: 'process.stopped', why })
  }

  /** Connections say goodbye before the door would reset them. */
  async function shutBehind(links: readonly FrameLink[], why: StopReason): Promise<void> {
    await Promise.all(links.map(({ over }) => over))
    if (!running) door.shut(why)
  }

  function learn(peer: PeerRecord): void {
    version++
    if (peer.claim) surroundings.secret(peer.claim.key)
    const known = relations.get(peer.uuid)
    if (!known) return void begin(peer)
    const files = running && peer.registration === 'completed' ? running.reread(peer) : undefined
    const fault = files && !files.ok ? { fault: files.error } : {}
    known.actor.send({ type: 'record.changed', record: peer, ...fault })
  }

  function forget(uuid: string): void {
    const relation = relations.get(uuid)
    if (!relation) return
    version++
    for (const channel of CHANNELS) relation.drop(channel, 'peer deleted')
    relations.remove(uuid)
    endings.get(relation)?.()
    endings.delete(relation)
  }

  return {
    start,
    stop,
    learn,
    forget,
    isRunning: () => running !== undefined,
    process: () => running && { pid: running.pid, startedMs: running.startedMs },
    peers: () => relations.all().map((relation) => relation.status()),
    serve: (service, answer) => void answerers.set(service, answer),
    watch(listen) {
      watchers.add(listen)
      return () => void watchers.delete(listen)
    },
    ...sendOverTunnel(parts, relations),
  }
}
