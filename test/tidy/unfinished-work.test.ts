import { expect, test } from 'vitest'
import { broken } from './offence.ts'
import { unfinishedWork } from './rules/unfinished-work.ts'
import { writtenFiles } from './source-file.ts'

test('no file carries a note of what is still to do', () => {
  expect(broken(unfinishedWork, writtenFiles())).toEqual([])
})

test('a note of what is still to do is caught', () => {
  const path = 'src/lab/lab.ts'
  expect(broken(unfinishedWork, [{ path, text: 'a()\n// FIXME later' }])).toEqual([
    'src/lab/lab.ts:2: FIXME: finish it, or open an issue and remove the note.',
  ])
  expect(broken(unfinishedWork, [{ path, text: 'const todo = mkdtemp("lab-")' }])).toEqual([])
})
