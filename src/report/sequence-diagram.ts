import type { AnyEntry } from '../journal/entry.ts'

/** Messages that a page can show without becoming unreadable. */
const MESSAGES_MAX = 60

interface Message {
  readonly from: string
  readonly to: string
  readonly says: string
  readonly isBad: boolean
}

/**
 * A Mermaid sequence diagram of who spoke with whom: connections, handshakes, alerts, logins, files and tunnels,
 * at most 60 messages; equal messages in a row are one. Empty when nobody spoke with anybody.
 */
export function sequenceDiagram(entries: readonly AnyEntry[]): string {
  const messages = told(messagesOf(entries))
  if (messages.length === 0) return ''
  const shown = messages.slice(0, MESSAGES_MAX)
  const names = [...new Set(shown.flatMap(({ from, to }) => [from, to]))]
  const ids = new Map(names.map((name, at) => [name, `p${at + 1}`]))
  return [
    'sequenceDiagram',
    ...names.map((name) => `  participant ${ids.get(name)} as ${plain(name)}`),
    ...shown.map(({ from, to, says, isBad }) => {
      const arrow = isBad ? '--x' : '->>'
      return `  ${ids.get(from)}${arrow}${ids.get(to)}: ${plain(says)}`
    }),
    ...(messages.length > shown.length
      ? [`  Note over p1: and ${messages.length - shown.length} more`]
      : []),
  ].join('\n')
}

function messagesOf(entries: readonly AnyEntry[]): Message[] {
  const peers = new Map<string, string>()
  const owners = new Map<string, string>()
  return entries.flatMap((entry): Message[] => {
    const key = `${entry.appliance} ${entry.stream}`
    switch (entry.event) {
      case 'appliance.started':
        owners.set(entry.data.address, entry.appliance)
        return []
      case 'connection.dialled': {
        const { to, service } = entry.data
        const peer = owners.get(to.slice(0, to.lastIndexOf(':'))) ?? to
        peers.set(key, peer)
        return [message(entry.appliance, peer, `connects (${service})`)]
      }
      case 'connection.opened': {
        const from = owners.get(entry.data.from) ?? entry.data.from
        peers.set(key, from)
        return []
      }
      case 'dial.failed':
        return [message(entry.appliance, entry.data.to, entry.data.reason, true)]
      case 'tunnel.up':
      case 'tunnel.down': {
        const { peer } = entry.data
        const isDown = entry.event === 'tunnel.down'
        const says = isDown ? 'has lost the tunnel' : 'has the tunnel up'
        return [message(entry.appliance, owners.get(peer) ?? peer, says, isDown)]
      }
      default:
        return saidOn(entry, peers.get(key))
    }
  })
}

/** What happened on a connection of which the other end is known. */
function saidOn(entry: AnyEntry, peer: string | undefined): Message[] {
  if (peer === undefined) return []
  const { appliance } = entry
  switch (entry.event) {
    case 'handshake.refused':
      return [message(appliance, peer, `refuses the handshake: ${entry.data.reason}`, true)]
    case 'handshake.agreed':
      return entry.data.role === 'server' ? [message(appliance, peer, 'agrees the handshake')] : []
    case 'alert.sent':
      return [
        message(appliance, peer, `sends alert ${entry.data.number} (${entry.data.name})`, true),
      ]
    case 'login.accepted':
      return [message(appliance, peer, `lets ${entry.data.user} in`)]
    case 'login.refused':
      return [message(appliance, peer, `refuses ${entry.data.user}`, true)]
    case 'file.received':
      return [message(appliance, peer, `has ${entry.data.path}`)]
    default:
      return []
  }
}

function message(from: string, to: string, says: string, isBad = false): Message {
  return { from, to, says, isBad }
}

/** Equal messages that follow each other, as one with their number. */
function told(messages: readonly Message[]): Message[] {
  const runs: { first: Message; times: number }[] = []
  for (const one of messages) {
    const last = runs.at(-1)
    if (last && JSON.stringify(last.first) === JSON.stringify(one)) last.times++
    else runs.push({ first: one, times: 1 })
  }
  return runs.map(({ first, times }) =>
    times > 1 ? { ...first, says: `${first.says} (${times} times)` } : first,
  )
}

/** Mermaid takes semicolons and hash signs for its own. */
function plain(text: string): string {
  return text
    .replaceAll('#', '#35;')
    .replaceAll(/;(?<!#35;)/g, ',')
    .replaceAll(/\s+/g, ' ')
}
