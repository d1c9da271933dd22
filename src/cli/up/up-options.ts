import type { ClockMode } from '../../clock/lab-clock.ts'
import type { PortPlan } from '../../lab/port-plan.ts'

/** The options of `fieldfault up`. */
export interface UpOptions {
  readonly dir: string
  readonly at?: string
  readonly ports: PortPlan['ports']
  readonly bind: string
  readonly allowEgress?: readonly string[]
  readonly clock: ClockMode
  readonly start?: string
  readonly apiPort: number
  readonly apiBind: string
  readonly apiToken?: string
  readonly seed?: string
  readonly detach?: boolean
}
