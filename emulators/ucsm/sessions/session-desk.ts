import type { Entropy } from '../../../src/emulator/index.ts'

/** Somebody who is logged in to the command line. */
export interface UserSession {
  readonly user: string
  /** The address they come from. */
  readonly host: string
  readonly fabric: 'A' | 'B'
  /** Number of the pseudo terminal: 3 of `pts/3`. */
  readonly line: number
  readonly pid: number
  /** Lab time, milliseconds since 1970. */
  readonly loginMs: number
}

/** How many may be logged in at once. */
export interface SessionLimits {
  readonly perUser: number
  readonly total: number
}

/** Someone who wants to come in. */
export interface Newcomer {
  readonly user: string
  readonly host: string
  /** Breaks their connection off. */
  readonly cut: () => void
}

/** Keeps account of who is logged in. */
export interface SessionDesk {
  /** Lets somebody in; `undefined` when there are too many already. */
  readonly admit: (newcomer: Newcomer, limits: SessionLimits) => UserSession | undefined
  readonly leave: (session: UserSession) => void
  /** Who is there, the longest first. */
  readonly list: () => readonly UserSession[]
  /** Breaks off every session but one. */
  readonly clearBut: (spared: UserSession) => void
}

const FIRST_PID = 3_000
const PID_RANGE = 20_000
/** Processes that a login starts, its own included. */
const PIDS_PER_LOGIN = 17

/** Makes the desk of one interconnect; nobody is logged in. */
export function createSessionDesk(plan: {
  readonly entropy: Entropy
  readonly fabric: 'A' | 'B'
  readonly now: () => number
}): SessionDesk {
  const { entropy, fabric, now } = plan
  const there = new Map<UserSession, () => void>()
  let nextPid = FIRST_PID + entropy.fork('process ids').integer(PID_RANGE)

  function freeLine(): number {
    const taken = new Set([...there.keys()].map(({ line }) => line))
    let line = 0
    while (taken.has(line)) line++
    return line
  }

  return {
    admit({ user, host, cut }, { perUser, total }) {
      const own = [...there.keys()].filter((session) => session.user === user)
      if (there.size >= total || own.length >= perUser) return undefined
      const session = { user, host, fabric, line: freeLine(), pid: nextPid, loginMs: now() }
      nextPid += PIDS_PER_LOGIN
      there.set(session, cut)
      return session
    },
    leave: (session) => void there.delete(session),
    list: () => [...there.keys()],
    clearBut(spared) {
      for (const [session, cut] of there) if (session !== spared) cut()
    },
  }
}
