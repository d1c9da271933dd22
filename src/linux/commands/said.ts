import type { CommandOutcome } from '../command.ts'
import { attempt, FileRefusal } from '../tree/refusal.ts'

/** Gathers what a command says about its operands, one after the other. */
export interface Said {
  readonly print: (text: string) => void
  readonly complain: (line: string) => void
  /** Does something; a refusal becomes a complaint with these words in front. */
  readonly trying: <Value>(lead: string, work: () => Value) => Value | undefined
  readonly outcome: () => CommandOutcome
}

/** Makes an empty one; the exit status is `failure` once there was a complaint. */
export function createSaid(name: string, failure = 1): Said {
  let stdout = ''
  let stderr = ''
  const complain = (line: string) => {
    stderr += `${name}: ${line}\n`
  }
  return {
    complain,
    print: (text) => {
      stdout += text
    },
    trying: (lead, work) => {
      const outcome = attempt(work)
      if (!(outcome instanceof FileRefusal)) return outcome
      complain(`${lead}: ${outcome.words}`)
      return undefined
    },
    outcome: () => ({ stdout, stderr, exitCode: stderr === '' ? 0 : failure }),
  }
}
