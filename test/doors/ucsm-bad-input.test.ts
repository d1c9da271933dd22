import { randomFillSync } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import type { RunningProgram } from './real-programs.ts'
import { raiseInterconnect } from './ucsm-lab.ts'

const INVALID = "% Invalid Command at '^' marker"

type Interconnect = Awaited<ReturnType<typeof raiseInterconnect>>

/** What the next visitor gets after whatever happened, and what has failed in the lab. */
async function aftermath({ ssh, lab }: Interconnect) {
  const { stdout } = await ssh([], ['show', 'version'])
  return { stdout, crashes: lab.crashes }
}

const unharmed = { stdout: '\nSystem version: 4.0(2a)\n', crashes: [] }

async function typeEach(program: RunningProgram, lines: readonly (readonly [string, string])[]) {
  await program.until('UCS-A# ')
  for (const [line, answer] of lines) {
    program.type(`${line}\r`)
    await program.until(answer)
  }
}

test('an unknown command by exec has the error of the interconnect and status 1', async () => {
  const fi = await raiseInterconnect()
  const { code, stdout } = await fi.ssh([], ['get', 'system'])
  expect({ code, stdout }).toEqual({ code: 1, stdout: `^\n${INVALID}\n` })
})

test('lines that cannot be read have a caret under the word', async () => {
  const fi = await raiseInterconnect()
  const program = fi.startSsh()
  await typeEach(program, [
    ['bogus', `UCS-A# bogus\r\n       ^\r\n${INVALID}\r\n`],
    ['co', "UCS-A# co\r\n       ^\r\n% Ambiguous command at '^' marker\r\n"],
    ['scope', "UCS-A# scope\r\n            ^\r\n% Incomplete Command at '^' marker\r\n"],
    ['scope system', 'UCS-A /system # '],
    [
      'create backup sftp://user@/fi full-state enabled',
      `enabled\r\n                              ^\r\n${INVALID}\r\n`,
    ],
  ])
  program.type('exit\rexit\r')
  expect((await program.ended).code).toBe(0)
})

test('Ctrl-C drops the line, Ctrl-Z goes to the top, Ctrl-D leaves', async () => {
  const fi = await raiseInterconnect()
  const program = fi.startSsh()
  await program.until('UCS-A# ')
  program.type('bogus\u0003')
  await program.until(/bogus\^C\r\nUCS-A# $/)
  program.type('scope system\r')
  await program.until(/UCS-A \/system # $/)
  program.type('\u001a')
  await program.until(/\nUCS-A# $/)
  program.type('\u0004')
  expect((await program.ended).code).toBe(0)
})

test.each([
  ['with a terminal', ['-tt']],
  ['without a terminal', ['-T']],
] as const)('a line of 10 MB %s is refused as one, and the next is read', async (_how, options) => {
  const fi = await raiseInterconnect()
  const program = fi.startSsh(options)
  await program.until('UCS-A# ')
  program.type('x'.repeat(10_000_000))
  program.type('\r\nscope system\r\n')
  await program.until(INVALID)
  await program.until('UCS-A /system # ')
  await program.stop()
  expect(await aftermath(fi)).toEqual(unharmed)
})

test.each([
  ['with a terminal', ['-tt']],
  ['without a terminal', ['-T']],
] as const)('binary noise %s does no harm', async (_how, options) => {
  const fi = await raiseInterconnect()
  const program = fi.startSsh(options)
  await program.until('UCS-A# ')
  program.type(randomFillSync(Buffer.alloc(300_000)).toString('latin1'))
  program.type('\u0003\r\r')
  await Promise.race([program.ended, program.until(INVALID)])
  await program.stop()
  expect(await aftermath(fi)).toEqual(unharmed)
})

test('noise on the port itself ends the connection and is journalled', async () => {
  const fi = await raiseInterconnect()
  const socket = connect(fi.port, '127.0.0.1')
  socket.on('error', () => {}).resume()
  await once(socket, 'connect')
  socket.write(randomFillSync(Buffer.alloc(50_000)))
  await once(socket, 'close')
  await expect.poll(() => fi.journal('connection.closed')).toHaveLength(1)
  expect(await aftermath(fi)).toEqual(unharmed)
})

test('a client that is killed while the buffer is committed is noticed', async () => {
  const fi = await raiseInterconnect()
  const program = fi.startSsh()
  await typeEach(program, [
    ['scope system', 'UCS-A /system # '],
    ['delete backup nobody', 'UCS-A /system* # '],
  ])
  program.type('commit-buffer\r')
  await program.stop()
  await expect.poll(() => fi.journal('connection.closed')).toHaveLength(1)
  expect(await aftermath(fi)).toEqual(unharmed)
})

test('a client that is killed at the pager is noticed', async () => {
  const fi = await raiseInterconnect()
  const program = fi.startSsh()
  await typeEach(program, [
    ['terminal length 3', 'UCS-A# '],
    ['scope system', 'UCS-A /system # '],
    ['show version', '--More--'],
  ])
  await program.stop()
  await expect.poll(() => fi.journal('connection.closed')).toHaveLength(1)
  expect(await aftermath(fi)).toEqual(unharmed)
})

test('input from a pipe is carried out to its end', async () => {
  const fi = await raiseInterconnect()
  const lines = 'scope system\nshow version | include Package\nbogus\n'
  const { code, stdout } = await fi.ssh(['-T'], [], { input: lines })
  expect(code).toBe(0)
  expect(stdout).toContain('    Package-Vers: 4.0(2a)A\n')
  expect(stdout).toContain(INVALID)
})

test('a client that says nothing is not waited for by the others', async () => {
  const fi = await raiseInterconnect()
  const silent = connect(fi.port, '127.0.0.1')
  await once(silent, 'connect')
  expect(await aftermath(fi)).toEqual(unharmed)
  silent.destroy()
})
