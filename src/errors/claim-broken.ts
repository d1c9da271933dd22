/** A claim of a scenario does not hold: ends the step and the script, and fails the verdict. Not a failure of the lab. */
export class ClaimBroken extends Error {
  override readonly name = 'ClaimBroken'
  readonly claim: string
  /** What was seen instead, for the reader. */
  readonly saw: string | undefined

  constructor(claim: string, saw?: string) {
    super(claim)
    this.claim = claim
    this.saw = saw
  }
}
