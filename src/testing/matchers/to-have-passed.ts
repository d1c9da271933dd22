import type { MatcherResult } from 'vitest'
import type { ScenarioResult } from '../../scenario/verdict.ts'
import { line } from './journal-excerpt.ts'

/** Judges whether every claim of a scenario held; if not, shows the claim and the journal around it. */
export function toHavePassed({ title, verdict, steps, failure }: ScenarioResult): MatcherResult {
  return {
    pass: verdict === 'passed',
    message: () => {
      if (!failure)
        return `"${title}" passed all of its ${steps.length} steps, and should not have.`
      const { step = 'its first step', claim, saw, around } = failure
      const seen = saw === undefined ? '' : `\nSeen instead: ${saw}`
      const said = `"${title}" has the verdict ${verdict}, in the step "${step}": ${claim}${seen}`
      return `${said}\n\n${around.map(line).join('\n')}`
    },
  }
}
