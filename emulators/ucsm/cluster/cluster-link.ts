import type { Actor } from 'xstate'
import type { SharedAddress, Surroundings } from '../../../src/emulator/index.ts'
import type { ucsmMachine } from '../machines/ucsm-machine.ts'
import type { ClusterSeat } from '../vocabulary.ts'
import type { ObjectTree } from '../managed-objects.ts'
import type { Visit } from '../visit.ts'
import { switchDn } from './network-element.ts'

export type Fabric = 'A' | 'B'

/** How an interconnect is connected with the other one of its cluster. */
export interface ClusterLink {
  /** As `show cluster state` prints it, the same on both. */
  readonly id: string
  /** Makes the interconnect of a fabric the primary; false when it is not up. */
  readonly giveLead: (fabric: Fabric) => boolean
  readonly isUp: (fabric: Fabric) => boolean
  readonly lead: () => Fabric
  /** Lets a visitor of this interconnect in at the other one; undefined when it is not up. */
  readonly visitPeer: (guest: Visit) => Visit | undefined
  /** Ends the connection when the interconnect stops. */
  readonly leave: () => void
}

/** An interconnect that takes part in a cluster. */
export interface ClusterPlan {
  readonly fabric: Fabric
  /** The role of the other one in the cast. */
  readonly peer: string
  readonly virtualAddress?: string
  readonly appliance: Actor<typeof ucsmMachine>
  /** Lets in who comes from the other interconnect. */
  readonly receive: (guest: Visit) => Visit
}

interface Member extends Pick<ClusterPlan, 'fabric' | 'appliance' | 'receive'> {
  readonly clock: Surroundings['clock']
  /** The virtual address; undefined when the cluster has none. */
  readonly virtual: SharedAddress | undefined
  readonly startMs: number
}

/** Two interconnects, and who leads them. */
interface Pair {
  readonly members: Map<Fabric, Member>
  readonly id: string
  lead: Fabric
  electionMs: number
  release?: () => void
}

/** The clusters of each lab, by the roles of their members. A lab has one clock, which stands for it. */
const clusters = new WeakMap<object, Map<string, Pair>>()

/** Connects an interconnect with its cluster. Fabric A leads until it goes down or gives the lead away. */
export function joinCluster(surroundings: Surroundings, plan: ClusterPlan): ClusterLink {
  const pair = pairOf(surroundings, plan)
  const { fabric, appliance, receive, virtualAddress } = plan
  const { clock, shareAddress } = surroundings
  const virtual = virtualAddress === undefined ? undefined : shareAddress(virtualAddress)
  const member: Member = { fabric, appliance, receive, clock, virtual, startMs: clock.now() }
  pair.members.set(fabric, member)
  appliance.subscribe(() => settle(pair))
  settle(pair)
  return {
    id: pair.id,
    isUp: (asked) => isUp(pair, asked),
    lead: () => pair.lead,
    visitPeer(guest) {
      const peer = otherOf(fabric)
      return isUp(pair, peer) ? pair.members.get(peer)?.receive(guest) : undefined
    },
    giveLead(to) {
      if (!isUp(pair, to)) return false
      elect(pair, to)
      settle(pair)
      return true
    },
    leave() {
      if (pair.members.get(fabric) === member) pair.members.delete(fabric)
      if (pair.lead === fabric) releaseVirtualAddress(pair)
    },
  }
}

function pairOf({ clock, entropy, name }: Surroundings, { peer }: ClusterPlan): Pair {
  const pairs = clusters.get(clock) ?? new Map<string, Pair>()
  clusters.set(clock, pairs)
  const roles = [name, peer].toSorted().join(' and ')
  const half = () => `0x${Buffer.from(id.bytes(8)).toString('hex')}`
  const id = entropy.fork('cluster id')
  const pair = pairs.get(roles) ?? {
    members: new Map<Fabric, Member>(),
    id: `${half()}-${half()}`,
    lead: 'A',
    electionMs: clock.now(),
  }
  pairs.set(roles, pair)
  return pair
}

/** Decides who leads, tells both, and gives the subordinate the configuration. Does nothing when all is well. */
function settle(pair: Pair): void {
  const heir = otherOf(pair.lead)
  if (pair.members.has(pair.lead) && !isUp(pair, pair.lead) && isUp(pair, heir)) elect(pair, heir)
  for (const member of pair.members.values()) seatMember(pair, member)
  holdVirtualAddress(pair)
  replicate(pair)
}

function elect(pair: Pair, fabric: Fabric): void {
  if (pair.lead === fabric) return
  pair.lead = fabric
  pair.electionMs = pair.members.get(fabric)?.clock.now() ?? pair.electionMs
  releaseVirtualAddress(pair)
}

function releaseVirtualAddress(pair: Pair): void {
  pair.release?.()
  delete pair.release
}

function seatMember(pair: Pair, { fabric, appliance, startMs }: Member): void {
  const seat: ClusterSeat = {
    role: pair.lead === fabric ? 'primary' : 'subordinate',
    peerIsUp: isUp(pair, otherOf(fabric)),
    startMs,
    electionMs: pair.electionMs,
  }
  const { status, context } = appliance.getSnapshot()
  if (status !== 'active') return
  if (context.seat?.role === seat.role && context.seat.peerIsUp === seat.peerIsUp) return
  appliance.send({ type: 'seat.given', seat })
}

function holdVirtualAddress(pair: Pair): void {
  const virtual = pair.members.get(pair.lead)?.virtual
  if (!pair.release && virtual) pair.release = virtual.hold()
}

/** The configuration is the primary's; each interconnect contributes the objects of its own switch. */
function replicate(pair: Pair): void {
  const leader = pair.members.get(pair.lead)
  const follower = pair.members.get(otherOf(pair.lead))
  if (!leader || !follower || !isUp(pair, pair.lead) || !isUp(pair, follower.fabric)) return
  const { objects } = leader.appliance.getSnapshot().context
  const theirs = follower.appliance.getSnapshot().context.objects
  const dn = switchDn(follower.fabric)
  if (!objects[dn] && theirs[dn]) {
    const whole = { ...objects, ...within(theirs, dn) }
    leader.appliance.send({ type: 'configuration.received', objects: whole })
  } else if (theirs !== objects) {
    follower.appliance.send({ type: 'configuration.received', objects })
  }
}

function within(objects: ObjectTree, parent: string): ObjectTree {
  const inside = Object.entries(objects).filter(
    ([dn]) => dn === parent || dn.startsWith(`${parent}/`),
  )
  return Object.fromEntries(inside)
}

function isUp({ members }: Pair, fabric: Fabric): boolean {
  const snapshot = members.get(fabric)?.appliance.getSnapshot()
  return snapshot?.status === 'active' && snapshot.value === 'operational'
}

/** The fabric that a fabric is not. */
export function otherOf(fabric: Fabric): Fabric {
  return fabric === 'A' ? 'B' : 'A'
}
