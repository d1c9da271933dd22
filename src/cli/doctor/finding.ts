/** One thing that was looked at on this machine. */
export interface Finding {
  readonly what: string
  readonly ok: boolean
  /** Without it the lab cannot be used; the others are needed for a part of it. */
  readonly isNeeded: boolean
  /** What was seen and, when it is lacking, what that means. */
  readonly says: string
}
