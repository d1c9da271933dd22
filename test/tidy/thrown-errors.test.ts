import { expect, test } from 'vitest'
import { broken } from './offence.ts'
import { namelessErrors } from './rules/thrown-errors.ts'
import { codeFiles } from './source-file.ts'

function nameless(text: string, path = 'src/lab/lab.ts'): string[] {
  return broken(namelessErrors, [{ path, text }])
}

test('what is thrown is a LabError with a code', () => {
  expect(broken(namelessErrors, codeFiles('src', 'emulators', 'scenarios'))).toEqual([])
})

test('a thrown or rejected error without a code is caught', () => {
  expect(nameless("\nthrow new Error('no')")).toEqual([
    "src/lab/lab.ts:2: throw a LabError: add a row to src/errors/lab-errors.ts, then `new LabError('code', facts)`.",
  ])
  expect(nameless("throw TypeError('no')")).toHaveLength(1)
  expect(nameless("new Promise((_, reject) => reject(new RangeError('no')))")).toHaveLength(1)
  expect(nameless("Promise.reject(new Error('no'))")).toHaveLength(1)
})

test('coded errors, errors passed on, and the room of errors are free', () => {
  expect(nameless("throw new LabError('clock-backwards', { nowMs, targetMs })")).toEqual([])
  expect(nameless('try { go() } catch (error) { throw error }')).toEqual([])
  expect(nameless("socket.destroy(new Error('cut'))")).toEqual([])
  expect(nameless("throw new Error('no')", 'src/errors/invariants.ts')).toEqual([])
})
