import { expect } from 'vitest'
import { grammar } from '../../../src/console/index.ts'
import { openExample, test } from './console-fixture.ts'
import { type Session } from './example-session.ts'
import { exec, scopes } from './scopes-example.ts'
import { settle } from './memory-terminal.ts'

const CTRL_D = 0x04

const { command, mode } = grammar<Session>()
const unbreakable = mode('unbreakable', {
  prompt: () => 'UCS-A# ',
  commands: [command('show version', { help: 'Version', run: () => 'version 1' })],
})
const calm = { ...scopes, commands: [] }

test('Ctrl-C ends a waiting command and what was typed ahead', async ({ ucs }) => {
  await ucs.cli.type('pause 5000\rshow lines 1\r\u0003')
  expect(ucs.terminal.written()).toMatch(/waiting\r\n\^C\r\nUCS-A# $/)
  await ucs.clock.advance(10_000)
  expect(ucs.terminal.written()).not.toMatch(/done|line 1/)
})

test('what is typed while a command runs is carried out afterwards', async ({ ucs }) => {
  await ucs.cli.type('pause 5000\r')
  await ucs.cli.type('show lines 1\r')
  expect(ucs.terminal.written()).not.toMatch(/line 1/)
  await ucs.clock.advance(5_000)
  await settle(ucs.console)
  expect(ucs.terminal.written()).toMatch(/done\r\nUCS-A# show lines 1\r\nline 1\r\nUCS-A# $/)
})

test('only so much is kept of what is typed ahead', async () => {
  const ucs = openExample(scopes, exec, { limits: { typeAheadBytesMax: 20 } })
  await ucs.cli.type('pause 5000\r')
  for (let count = 0; count < 100; count++) await ucs.cli.type('bogus\r')
  await ucs.clock.advance(5_000)
  await settle(ucs.console)
  expect(ucs.refused).toHaveLength(3)
})

test('Ctrl-C is heard when no more is kept of what is typed ahead', async () => {
  const ucs = openExample(scopes, exec, { limits: { typeAheadBytesMax: 20 } })
  await ucs.cli.type('pause 5000\r')
  await ucs.cli.type('x'.repeat(50))
  await ucs.cli.type('\u0003')
  expect(ucs.terminal.written()).toMatch(/\^C\r\nUCS-A# $/)
})

test('ten million characters and binary noise do no harm', async () => {
  const ucs = openExample(calm, unbreakable)
  for (let count = 0; count < 160; count++) await ucs.cli.type('x'.repeat(65_536))
  await ucs.cli.type('\u0015')
  let seed = 5
  const noise = () => (seed = (seed * 48_271) % 2_147_483_647) % 256
  for (let count = 0; count < 16; count++)
    await ucs.cli.type(
      Uint8Array.from({ length: 65_536 }, noise).map((byte) => (byte === CTRL_D ? 0 : byte)),
    )
  await ucs.cli.type('\u0003\rshow version\r')
  expect(ucs.crashes).toEqual([])
  expect(ucs.terminal.written().slice(-60)).toMatch(/version 1\r\nUCS-A# $/)
})
