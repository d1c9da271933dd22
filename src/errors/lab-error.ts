import { labErrors, type LabErrorCode, type LabErrorFacts } from './lab-errors.ts'

/** A failure of the lab or of its use: one sentence with a code. What an appliance refuses is never one of these. */
export class LabError<Code extends LabErrorCode = LabErrorCode> extends Error {
  override readonly name = 'LabError'
  readonly code: Code
  readonly facts: LabErrorFacts<Code>

  constructor(code: Code, facts: LabErrorFacts<Code>, options?: { cause?: unknown }) {
    const says = labErrors[code].says as (facts: LabErrorFacts<Code>) => string
    super(says(facts), options)
    this.code = code
    this.facts = facts
  }

  /** Exit code of the command line: 2 wrong use, 3 the lab failed. */
  get exit(): number {
    return labErrors[this.code].exit
  }

  /** HTTP status of the control API. */
  get status(): number {
    return labErrors[this.code].status
  }
}
