import { defer, type Deferred } from '../../../src/console/deferred.ts'

/** What a visitor of the examples has. */
export interface Session {
  dirty: boolean
  enabled: boolean
  answers: string[]
  /** Something under way elsewhere in the lab. */
  work: Deferred<string>
}

/** The state of a visitor who has just come. */
export function freshSession(): Session {
  return { dirty: false, enabled: true, answers: [], work: defer() }
}
