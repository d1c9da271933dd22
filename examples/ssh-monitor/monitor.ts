import { lookAt, type Looker, type Sight } from './look-at.ts'

/** Something that changed at a server between two looks. */
export interface Change {
  readonly host: string
  readonly what: 'standing' | 'host key' | 'key exchange'
  readonly from: string
  readonly to: string
}

export interface Watched {
  readonly hosts: Readonly<Record<string, Looker['connect']>>
  readonly everyMs: number
  readonly rounds: number
  readonly wait: Looker['wait']
}

/** Looks at servers again and again, and tells what changed. */
export async function monitor({ hosts, everyMs, rounds, wait }: Watched): Promise<Change[]> {
  const last = new Map<string, Sight>()
  const changes: Change[] = []
  for (let round = 1; round <= rounds; round++) {
    for (const [host, connect] of Object.entries(hosts)) {
      const sight = await lookAt({ connect, wait })
      const before = last.get(host)
      if (before) changes.push(...changesOf(host, before, sight))
      last.set(host, sight)
    }
    if (round < rounds) await wait(everyMs)
  }
  return changes
}

function changesOf(host: string, before: Sight, now: Sight): Change[] {
  const parts = [
    ['standing', before.standing, now.standing],
    ['host key', before.hostKey, now.hostKey],
    ['key exchange', before.kex, now.kex],
  ] as const
  return parts.flatMap(([what, from, to]) =>
    from !== undefined && to !== undefined && from !== to ? [{ host, what, from, to }] : [],
  )
}
