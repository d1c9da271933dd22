import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { test } from './interconnect.ts'

test('an exec request prints what the command prints and ends with 0', async ({ fi }) => {
  expect(await fi.exec('show version')).toEqual({
    output: '\nSystem version: 4.0(2a)\n',
    errorOutput: '',
    code: 0,
  })
})

test('an exec request that is not understood has the caret and ends with 1', async ({ fi }) => {
  expect(await fi.exec('get system')).toMatchObject({
    output: "^\n% Invalid Command at '^' marker\n",
    code: 1,
  })
  expect(fi.journal('command.refused')).toEqual([
    { mode: 'exec', line: 'get [masked]', error: 'invalid' },
  ])
})

test('an exec request that connects to local management is greeted as by NX-OS', async ({ fi }) => {
  const { output } = await fi.exec('connect local-mgmt')
  expect(output).toMatch(/^Cisco Nexus Operating System \(NX-OS\) Software\n/)
})

test('an exec request may hold several commands', async ({ fi }) => {
  const { output } = await fi.exec('scope system ; show version | include Package ; where')
  expect(output).toBe('    Package-Vers: 4.0(2a)A\n    Package-Vers:\nMode: /system\nMode Data:\n')
})

test('without a terminal the prompts are there, and nothing is echoed or paged', async ({ fi }) => {
  const cli = await fi.visit(null)
  await cli.type('scope system\nshow version | include Package\nbogus\n')
  await cli.endInput()
  expect(cli.shown()).toBe(
    [
      'UCS-A# UCS-A /system #     Package-Vers: 4.0(2a)A',
      '    Package-Vers:',
      `UCS-A /system # ${' '.repeat('UCS-A /system # '.length)}^`,
      "% Invalid Command at '^' marker",
      'UCS-A /system # ',
    ].join('\n'),
  )
})

test('without a terminal a password is read from the next line', async ({ fi }) => {
  const cli = await fi.visit(null)
  await cli.type('scope system\ncreate backup sftp://user@host35/fi full-state disabled\nsecret\n')
  await cli.type('commit-buffer\n')
  await cli.endInput()
  expect(cli.shown()).toContain('Password: UCS-A /system/backup* # UCS-A /system/backup # ')
  expect(fi.journal('configuration.committed')).toHaveLength(1)
})

test('Ctrl-C drops the line, Ctrl-Z goes to the top, Ctrl-D leaves', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope sys^C
    UCS-A# ▸scope system
    UCS-A /system # ▸
    `,
  )
  await cli.type('\u001a')
  expect(cli.shown()).toMatch(/\nUCS-A# $/)
  await cli.type('scope system\r')
  await cli.type('\u0004')
  expect(cli.shown()).toMatch(/UCS-A \/system # \nUCS-A# $/)
  await cli.type('\u0004')
  expect(cli.isThere()).toBe(false)
})

test('what was not committed is gone with a visitor who vanishes', async ({ fi, cli }) => {
  await cli.type('scope system\rcreate backup tftp://host35/a full-state disabled\r')
  await cli.vanish()
  await fi.lab.advance(10_000)
  expect(fi.journal('configuration.*')).toEqual([])
  expect(fi.journal('connection.closed')).toHaveLength(1)
  const next = await fi.visit()
  await holds(
    next,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸show backup
    UCS-A /system # ▸
    `,
  )
  expect(fi.lab.crashes).toEqual([])
})

test('what was committed stays when its visitor vanishes', async ({ fi, cli }) => {
  await cli.type('scope system\rcreate backup tftp://host35/a full-state disabled\r')
  await cli.type('commit-buffer\n')
  await cli.vanish()
  expect(fi.journal('configuration.committed')).toEqual([{ changes: ['create sys/backup-host35'] }])
})

test('a visitor who vanishes at the password leaves nothing behind', async ({ fi, cli }) => {
  await cli.type('scope system\rcreate backup sftp://user@host35/a full-state enabled\r')
  await cli.vanish()
  await fi.lab.advance(10_000)
  expect(fi.journal('configuration.*')).toEqual([])
  expect(fi.lab.crashes).toEqual([])
})

test('ten million characters on a line are refused as one', async ({ fi, cli }) => {
  const chunk = 'x'.repeat(1_000_000)
  for (let count = 0; count < 10; count++) await cli.type(chunk)
  await cli.type('\r')
  expect(cli.transcript()).toMatch(/% Invalid Command at '\^' marker\nUCS-A# $/)
  expect(fi.lab.crashes).toEqual([])
})

test('binary noise ends in the errors of the command line and does no harm', async ({
  fi,
  cli,
}) => {
  let seed = 7
  const noise = Uint8Array.from({ length: 100_000 }, () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % 256
  }).filter((byte) => byte !== CTRL_D)
  await cli.type(noise)
  await cli.type('\u0003')
  await cli.type('\rq\rtop\rshow version | no-more\r')
  expect(cli.transcript()).toMatch(/System version: 4\.0\(2a\)\nUCS-A# $/)
  expect(fi.lab.crashes).toEqual([])
})

const CTRL_D = 0x04
