import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createActivity } from '../../../src/clock/activity.ts'
import { LabClock } from '../../../src/clock/lab-clock.ts'
import { createJournal } from '../../../src/journal/journal.ts'
import { writeJournalTo } from '../../../src/journal/pino-sink.ts'
import { createRedaction } from '../../../src/journal/redaction.ts'

test('every entry is a line of JSON in a file that only its owner can read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'))
  const file = join(folder, 'deep', 'journal.ndjson')
  const clock = new LabClock({ startMs: 0, activity: createActivity({ limitMs: 500 }) })
  const journal = createJournal(clock, createRedaction())
  const sink = writeJournalTo(journal, file)
  journal.stream('fi', 'ssh-1')('login.accepted', { user: 'admin', method: 'password' })
  journal.stream('fi', 'ssh-1')('backup.failed', { host: 'h', reason: 'r' })
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  const [first, second] = journal.entries()
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { level: 'info', ...first },
    { level: 'warn', ...second },
  ])
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  sink.close()
  rmSync(folder, { recursive: true })
})
