import { expect, test } from 'vitest'
import { shown } from './offence.ts'
import { recordOffences } from './rules/decision-records.ts'
import { writtenFiles } from './source-file.ts'

const text = '# One\n\n## Context\n\n## Decision\n\n## Consequence\n'
const record = (name: string, content = text) => ({ path: `docs/decisions/${name}`, text: content })

test('decisions are numbered without gaps and say context, decision and consequence', () => {
  const records = writtenFiles().filter(({ path }) => path.startsWith('docs/decisions/'))
  expect(records).not.toEqual([])
  expect(shown(recordOffences(records))).toEqual([])
})

test('a gap in the numbers and a missing part are caught', () => {
  expect(recordOffences([record('002-two.md'), record('001-one.md')])).toEqual([])
  expect(shown(recordOffences([record('001-one.md'), record('003-three.md')]))).toEqual([
    'docs/decisions/003-three.md:1: is out of number: the next record is 002-<title>.md.',
  ])
  expect(shown(recordOffences([record('001-one.md', text.replace('## Decision', ''))]))).toEqual([
    'docs/decisions/001-one.md:1: has no heading "## Decision".',
  ])
})
