/** The options of `fieldfault probe`. */
export interface ProbeOptions {
  readonly listen?: string
  readonly count: number
  readonly acceptLogin?: boolean
  readonly passwordEnv?: string
  readonly connectTimeout: string
  readonly timeout: string
  readonly seed: string
}
