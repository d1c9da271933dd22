import type { MatcherResult } from 'vitest'
import type { Credential } from '../../emulator/emulator.ts'
import { entryLine } from '../../journal/entry.ts'
import { createRedaction } from '../../journal/redaction.ts'
import { entriesOf } from './evidence.ts'
import { excerpt } from './journal-excerpt.ts'

/** What has passwords: a lab through its appliances, an appliance itself. */
interface Secretive {
  readonly credentials?: readonly Credential[]
  readonly actors?: () => readonly Secretive[]
}

/** Judges whether the journal is free of passwords, private keys, and whatever else is named. */
export function toHaveNoSecret(received: unknown, ...secrets: string[]): MatcherResult {
  const entries = entriesOf(received, 'toHaveNoSecret')
  const redaction = createRedaction()
  for (const secret of [...passwordsOf(received as Secretive), ...secrets]) redaction.keep(secret)
  const clean = entries.map(redaction.scrub)
  const leak = clean.find((entry, at) => entryLine(entry) !== entryLine(entries[at] ?? entry))
  return {
    pass: leak === undefined,
    message: () =>
      leak
        ? `The journal has a secret in ${leak.event} of ${leak.appliance}; it is masked here.\n\n${excerpt(clean, leak)}`
        : 'The journal has no secret, and should have one.',
  }
}

function passwordsOf({ credentials = [], actors }: Secretive): string[] {
  return [
    ...credentials.map(({ password }) => password),
    ...(actors?.() ?? []).flatMap(passwordsOf),
  ]
}
