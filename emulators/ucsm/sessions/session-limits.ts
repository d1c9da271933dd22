import type { ObjectTree } from '../managed-objects.ts'
import type { SessionLimits } from './session-desk.ts'

/** The object that says how many shell sessions there may be (SDK CommShellSvcLimits). */
export const SHELL_LIMITS_DN = 'sys/svc-ext/shell-svc-limits'

/** Sessions that one user, and all together, may have (administration guide 4.3). */
export const SESSIONS_MAX = 32

/** How many shell sessions the configuration allows. */
export function shellSessionLimits(objects: ObjectTree): SessionLimits {
  const { sessionsPerUser, totalSessions } = objects[SHELL_LIMITS_DN]?.attributes ?? {}
  return {
    perUser: Number(sessionsPerUser ?? SESSIONS_MAX),
    total: Number(totalSessions ?? SESSIONS_MAX),
  }
}
