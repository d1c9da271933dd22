import { lookAt, type Judgement, type Standing, type Target } from './look-at.ts'

/** A server whose certificates stand otherwise than at the look before. */
export interface Change {
  readonly host: string
  readonly atMs: number
  readonly from: Standing
  readonly to: Standing
}

export interface Watched extends Judgement {
  readonly hosts: Readonly<Record<string, Target>>
  readonly everyMs: number
  readonly rounds: number
  /** Lets the time between two rounds pass. */
  readonly pause: (ms: number) => Promise<void>
}

/** Looks at servers again and again, and tells what changed. */
export async function monitor(watched: Watched): Promise<Change[]> {
  const { hosts, everyMs, rounds, pause, now } = watched
  const last = new Map<string, Standing>()
  const changes: Change[] = []
  for (let round = 1; round <= rounds; round++) {
    for (const [host, target] of Object.entries(hosts)) {
      const { standing: to } = await lookAt(target, watched)
      const from = last.get(host)
      if (from !== undefined && from !== to) changes.push({ host, atMs: now(), from, to })
      last.set(host, to)
    }
    if (round < rounds) await pause(everyMs)
  }
  return changes
}
