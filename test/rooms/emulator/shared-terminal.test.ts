import { expect, test } from 'vitest'
import { createActivity } from '../../../src/clock/activity.ts'
import { shareTerminal } from '../../../src/emulator/shared-terminal.ts'
import { createMemoryTerminal } from '../console/memory-terminal.ts'

function setUp() {
  const activity = createActivity({ limitMs: 5_000 })
  const terminal = createMemoryTerminal()
  const shared = shareTerminal(terminal, activity)
  const heard: string[] = []
  const listenAs = (who: string) => (bytes: Uint8Array) =>
    void heard.push(`${who}: ${Buffer.from(bytes).toString().trimEnd()}`)
  shared.front.onInput(listenAs('front'))
  return { activity, terminal, shared, heard, listenAs }
}

test('keys go to the command line until the terminal is lent, and again when it comes back', async () => {
  const { activity, terminal, shared, heard, listenAs } = setUp()
  terminal.type('one\r')
  const lent = await shared.lend()
  lent.onInput(listenAs('program'))
  terminal.type('two\r')
  lent.close(0)
  terminal.type('three\r')
  await activity.settled()
  expect(heard).toEqual(['front: one', 'program: two', 'front: three'])
})

test('a line pasted behind the one that starts a program goes to the program', async () => {
  const { activity, terminal, shared, heard, listenAs } = setUp()
  shared.front.onInput((bytes) => {
    if (!Buffer.from(bytes).toString().startsWith('start')) return
    void shared.lend().then((lent) => lent.onInput(listenAs('program')))
  })
  terminal.type('start\rfor the program\n')
  await activity.settled()
  expect(heard).toEqual(['front: start', 'program: for the program'])
})

test('lines that a program has not read go to the command line before those typed later', async () => {
  const { activity, terminal, shared, heard } = setUp()
  const lent = await shared.lend()
  lent.onInput(() => {})
  terminal.type('one\r')
  lent.handBack(Buffer.from('two\rthree\r'))
  lent.close(0)
  terminal.type('four\r')
  await activity.settled()
  expect(heard).toEqual(['front: two', 'front: three', 'front: four'])
})

test('the command line learns the end of what is typed when it has the terminal back', async () => {
  const { activity, terminal, shared, heard } = setUp()
  shared.front.onEnd(() => void heard.push('front: end'))
  const lent = await shared.lend()
  lent.onEnd(() => void heard.push('program: end'))
  terminal.hangUp()
  lent.handBack(Buffer.from('one\r'))
  lent.close(0)
  await activity.settled()
  expect(heard).toEqual(['program: end', 'front: one', 'front: end'])
})

test('the end of what is typed is told after the last line', async () => {
  const { activity, terminal, shared, heard } = setUp()
  shared.front.onEnd(() => void heard.push('end'))
  terminal.type('one\ntwo\nthree\n')
  terminal.hangUp()
  await activity.settled()
  expect(heard).toEqual(['front: one', 'front: two', 'front: three', 'end'])
})

test('what is typed beyond the limit is handed on at once', async () => {
  const { activity, terminal, shared } = setUp()
  let bytes = 0
  shared.front.onInput((chunk) => (bytes += chunk.length))
  terminal.type('x\n'.repeat(50_000))
  expect(bytes).toBe(100_000)
  await activity.settled()
  expect(bytes).toBe(100_000)
})
