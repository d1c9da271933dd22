import type { AnyEntry, Entry } from '../journal/entry.ts'
import type { HandshakeTable } from '../journal/handshake-table.ts'

/** A handshake that came to nothing, told once however often it was tried and whoever wrote it down. */
export interface RefusedHandshake {
  /** Lab time of the first try. */
  readonly time: string
  /** Name of the appliance, or the address of who is none. */
  readonly client: string
  readonly server: string
  readonly reason: string
  readonly times: number
  readonly table?: HandshakeTable
}

type Refusal = Entry<'handshake.refused'>

/** The refused handshakes among `entries`; `before` tells whom addresses belong to. */
export function refusedHandshakes(
  entries: readonly AnyEntry[],
  before: readonly AnyEntry[] = entries,
): RefusedHandshake[] {
  const told = new Map<string, RefusedHandshake>()
  for (const { near, far } of connectionsOf(entries)) {
    const handshake = handshakeOf(
      withWhatWasUnsaid(near, far),
      far?.appliance ?? peerOf(near, before),
    )
    const { client, server, table } = handshake
    const key = JSON.stringify([client, server, table?.rows, table?.certificates])
    const first = told.get(key)
    told.set(key, first ? { ...first, times: first.times + 1 } : handshake)
  }
  return [...told.values()]
}

/** Each refused connection with the entry of one end and, when the other is in the lab too, of that one. */
function connectionsOf(entries: readonly AnyEntry[]): { near: Refusal; far?: Refusal }[] {
  const connections: { near: Refusal; far?: Refusal }[] = []
  for (const entry of entries) {
    if (entry.event !== 'handshake.refused') continue
    const half = connections.find(({ near, far }) => !far && areBothEnds(near, entry))
    if (half) Object.assign(half, innerFirst(half.near, entry))
    else connections.push({ near: entry })
  }
  return connections
}

/** Of both ends the one that broke off knows why, and is the one that is told. */
function innerFirst(one: Refusal, other: Refusal): { near: Refusal; far: Refusal } {
  return other.data.by === other.data.role ? { near: other, far: one } : { near: one, far: other }
}

/** Two appliances that saw the same lists at the same instant, one as client and one as server. */
function areBothEnds(one: Refusal, other: Refusal): boolean {
  return (
    one.data.role !== other.data.role &&
    one.time === other.time &&
    one.data.table !== undefined &&
    other.data.table !== undefined &&
    seenLists(one.data.table) === seenLists(other.data.table)
  )
}

/** The lists that both ends know of: a TLS client never sees what its server allows. */
function seenLists({ rows }: HandshakeTable): string {
  const isTls = rows.some(({ category }) => category === 'version')
  return JSON.stringify(isTls ? rows.map(({ category, client }) => [category, client]) : rows)
}

/** The lists of the server, when it wrote them down itself. */
function withWhatWasUnsaid(near: Refusal, far: Refusal | undefined): Refusal {
  const { table } = near.data
  if (!table || !far) return near
  const rows = table.rows.map(({ unsaid, ...row }) => {
    const known = far.data.table?.rows.find(({ category }) => category === row.category)
    return unsaid && known
      ? { ...row, server: known.server }
      : { ...row, ...(unsaid && { unsaid }) }
  })
  return { ...near, data: { ...near.data, table: { ...table, rows } } }
}

function handshakeOf({ appliance, time, data }: Refusal, peer: string): RefusedHandshake {
  const { role, reason, table } = data
  const [client, server] = role === 'client' ? [appliance, peer] : [peer, appliance]
  return { time, client, server, reason, times: 1, ...(table && { table }) }
}

/** Who is at the other end: the stream's connection says from where, or to where. */
function peerOf({ appliance, stream, data }: Refusal, entries: readonly AnyEntry[]): string {
  const opening = entries.findLast(
    (entry) =>
      entry.appliance === appliance &&
      entry.stream === stream &&
      (entry.event === 'connection.opened' || entry.event === 'connection.dialled'),
  )
  if (opening?.event === 'connection.opened') return ownerOf(opening.data.from, entries)
  if (opening?.event !== 'connection.dialled')
    return `the ${data.role === 'client' ? 'server' : 'client'}`
  const { to } = opening.data
  const owner = ownerOf(to.slice(0, to.lastIndexOf(':')), entries)
  return to.startsWith(owner) ? to : owner
}

/** The appliance that has an address; the address when none has it. */
function ownerOf(address: string, entries: readonly AnyEntry[]): string {
  const start = entries.find(
    (entry) => entry.event === 'appliance.started' && entry.data.address === address,
  )
  return start?.appliance ?? address
}
