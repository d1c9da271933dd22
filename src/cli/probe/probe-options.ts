import { parseDuration } from '../../clock/durations.ts'
import { LabError } from '../../errors/lab-error.ts'

/** The options of `fieldfault probe`. */
export interface ProbeOptions {
  readonly listen?: string
  readonly count: number
  readonly acceptLogin?: boolean
  readonly passwordEnv?: string
  readonly pin?: string
  readonly connectTimeout: string
  readonly timeout: string
  readonly seed: string
}

/** How long the parts of a probe may take, milliseconds. Throws `bad-duration`. */
export function limitsOf({ connectTimeout, timeout }: ProbeOptions) {
  return { connectWithinMs: parseDuration(connectTimeout), withinMs: parseDuration(timeout) }
}

/** What is thrown when a probe is asked for in a way that makes no sense: `wrong-use`. */
export function misused(fact: string): LabError {
  return new LabError('wrong-use', { command: 'fieldfault probe', fact })
}
