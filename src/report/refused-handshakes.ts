import type { AnyEntry, Entry } from '../journal/entry.ts'
import type { HandshakeTable } from '../journal/handshake-table.ts'

/** A handshake that came to nothing, told once even when both sides wrote it down. */
export interface RefusedHandshake {
  readonly time: string
  /** Name of the appliance, or the address of who is none. */
  readonly client: string
  readonly server: string
  readonly reason: string
  readonly table?: HandshakeTable
}

/** The refused handshakes among `entries`; `before` tells whom addresses belong to. */
export function refusedHandshakes(
  entries: readonly AnyEntry[],
  before: readonly AnyEntry[] = entries,
): RefusedHandshake[] {
  const owners = ownersOf(before)
  const told = new Map<string, RefusedHandshake>()
  for (const entry of entries) {
    if (entry.event !== 'handshake.refused') continue
    const handshake = handshakeOf(entry, peerOf(entry, before, owners))
    const { time, client, server, table } = handshake
    const key = JSON.stringify([time, client, server, table?.rows])
    if (!told.has(key)) told.set(key, handshake)
  }
  return [...told.values()]
}

function handshakeOf(entry: Entry<'handshake.refused'>, peer: string): RefusedHandshake {
  const { role, reason, table } = entry.data
  const [client, server] = role === 'client' ? [entry.appliance, peer] : [peer, entry.appliance]
  return { time: entry.time, client, server, reason, ...(table && { table }) }
}

/** Who is at the other end: the stream's connection says from where, or to where. */
function peerOf(
  { appliance, stream, data }: Entry<'handshake.refused'>,
  entries: readonly AnyEntry[],
  owners: ReadonlyMap<string, string>,
): string {
  const opening = entries.findLast(
    (entry) =>
      entry.appliance === appliance &&
      entry.stream === stream &&
      (entry.event === 'connection.opened' || entry.event === 'connection.dialled'),
  )
  if (opening?.event === 'connection.opened')
    return owners.get(opening.data.from) ?? opening.data.from
  if (opening?.event === 'connection.dialled') {
    const { to } = opening.data
    return owners.get(to.slice(0, to.lastIndexOf(':'))) ?? to
  }
  return data.role === 'client' ? 'the server' : 'the client'
}

function ownersOf(entries: readonly AnyEntry[]): Map<string, string> {
  const starts = entries.filter((entry) => entry.event === 'appliance.started')
  return new Map(starts.map(({ appliance, data }) => [data.address, appliance]))
}
