import { monitoringWords } from './monitoring-words.ts'
import type { ObjectWords, WordRule } from './object-words.ts'
import { operationWords } from './operation-words.ts'
import { organizationWords } from './organization-words.ts'
import { securityWords } from './security-words.ts'
import { systemWords } from './system-words.ts'

const RULES: readonly WordRule[] = [
  ...systemWords,
  ...operationWords,
  ...monitoringWords,
  ...securityWords,
  ...organizationWords,
]

/** The words for an object; `undefined` for one that no command here changes. */
export function objectWords(dn: string): ObjectWords | undefined {
  for (const [pattern, words] of RULES) {
    const found = pattern.exec(dn)
    if (found) return words(found.slice(1))
  }
  return undefined
}
