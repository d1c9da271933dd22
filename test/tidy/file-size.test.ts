import { expect, test } from 'vitest'
import { broken } from './offence.ts'
import { tooLong } from './rules/file-size.ts'
import { codeFiles } from './source-file.ts'

const lines = (count: number) => 'const a = 1\n'.repeat(count)

test('a file is at most 250 lines long', () => {
  expect(broken(tooLong, codeFiles('src', 'emulators', 'scenarios', 'test'))).toEqual([])
})

test('the 251st line is caught, in data it is not', () => {
  expect(broken(tooLong, [{ path: 'src/lab/lab.ts', text: lines(250) }])).toEqual([])
  expect(broken(tooLong, [{ path: 'src/lab/lab.ts', text: lines(251) }])).toEqual([
    'src/lab/lab.ts:251: has 251 lines, 250 are allowed: give one of its concepts a file of its own.',
  ])
  expect(broken(tooLong, [{ path: 'emulators/x/screens/show.ts', text: lines(400) }])).toEqual([])
})
