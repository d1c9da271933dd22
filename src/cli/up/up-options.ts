import type { ClockMode } from '../../clock/lab-clock.ts'

/** The options of `fieldfault up`. */
export interface UpOptions {
  readonly dir: string
  readonly at?: string
  readonly ports: 'free' | 'standard'
  readonly bind: string
  readonly allowEgress?: readonly string[]
  readonly clock: ClockMode
  readonly start?: string
  readonly apiPort: number
  readonly seed?: string
  readonly detach?: boolean
}
