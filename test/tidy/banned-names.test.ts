import { expect, test } from 'vitest'
import { broken } from './offence.ts'
import { bannedDates, bannedNames } from './rules/banned-names.ts'
import { codeFiles } from './source-file.ts'

const everything = codeFiles('src', 'emulators', 'scenarios', 'test')

function banned(path: string, text: string): string[] {
  return broken(bannedNames, [{ path, text }])
}

test('time, chance and the terminal are used only in the rooms that own them', () => {
  expect(broken(bannedNames, everything)).toEqual([])
})

test('nobody makes a Date of the present', () => {
  expect(broken(bannedDates, everything)).toEqual([])
})

test('the system clock is caught outside src/clock', () => {
  expect(banned('src/lab/lab.ts', 'const a = 1\nconst b = Date.now()')).toEqual([
    'src/lab/lab.ts:2: Date.now is banned here: lab time is `clock.now()`; real work is measured with `stopwatch` of src/clock/real-time.ts.',
  ])
  expect(banned('emulators/ucsm/machine.ts', 'performance.now()')).toHaveLength(1)
  expect(banned('test/rooms/lab/lab.test.ts', 'process.hrtime.bigint()')).not.toEqual([])
  expect(banned('src/clock/real-time.ts', 'Date.now()')).toEqual([])
})

test("Node's timers are caught, called or handed on, and the lab clock's are not", () => {
  expect(banned('src/ssh/serve.ts', 'setTimeout(close, 5)')).toHaveLength(1)
  expect(banned('src/ssh/serve.ts', 'globalThis.setImmediate(close)')).toHaveLength(1)
  expect(banned('src/ssh/serve.ts', 'start({ clock: { setTimeout } })')).toHaveLength(1)
  expect(banned('src/ssh/serve.ts', 'queueMicrotask(close)')).toHaveLength(1)
  expect(banned('src/ssh/serve.ts', 'clock.setTimeout(close, 5)')).toEqual([])
  expect(banned('src/ssh/serve.ts', 'const { setTimeout } = clock\nsetTimeout(close, 5)')).toEqual(
    [],
  )
  expect(banned('src/ssh/serve.ts', 'interface A { setTimeout: (ms: number) => void }')).toEqual([])
  expect(banned('test/doors/openssh.test.ts', 'setTimeout(close, 5)')).toEqual([])
})

test('chance is caught outside the rooms that make keys', () => {
  expect(banned('src/lab/lab.ts', 'Math.random()')).toHaveLength(1)
  expect(banned('src/lab/lab.ts', "import { randomUUID } from 'node:crypto'")).toHaveLength(1)
  expect(
    banned('src/lab/lab.ts', "import { randomBytes as noise } from 'node:crypto'"),
  ).toHaveLength(1)
  expect(banned('src/lab/lab.ts', "crypto.generateKeyPairSync('rsa')")).toHaveLength(1)
  expect(banned('src/ssh/kex.ts', 'randomBytes(16)')).toEqual([])
  expect(banned('src/lab/lab.ts', "// Math.random()\nconst said = 'randomBytes(8)'")).toEqual([])
})

test('printing is caught outside the rooms that talk to people', () => {
  expect(banned('src/lab/lab.ts', "console.log('hello')")).toHaveLength(1)
  expect(banned('src/cli/list.ts', "console.log('hello')")).toEqual([])
  expect(banned('src/lab/lab.ts', "dialect.console.log('hello')")).toEqual([])
})

test('a Date without an argument is caught', () => {
  expect(broken(bannedDates, [{ path: 'src/lab/lab.ts', text: '\nnew Date()' }])).toEqual([
    'src/lab/lab.ts:2: a Date without an argument is banned here: give it `clock.now()`.',
  ])
  expect(broken(bannedDates, [{ path: 'src/lab/lab.ts', text: 'new Date(clock.now())' }])).toEqual(
    [],
  )
})
