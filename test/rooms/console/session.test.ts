import { expect } from 'vitest'
import { nextTurn } from '../../../src/clock/real-time.ts'
import { openExample, test } from './console-fixture.ts'
import { holds } from './conversation.ts'
import { freshSession } from './example-session.ts'
import { exec, scopes } from './scopes-example.ts'
import { settle } from './memory-terminal.ts'

test('output, echo and the next prompt leave in one piece with CR LF line ends', async ({
  ucs,
}) => {
  await ucs.cli.type('')
  await ucs.cli.type('show lines 2\r')
  expect(ucs.terminal.chunks).toEqual(['UCS-A# ', 'show lines 2\r\nline 1\r\nline 2\r\nUCS-A# '])
})

test('a password is neither echoed nor reported nor remembered', async ({ ucs }) => {
  await ucs.cli.type(
    'scope system\rscope backup h\rset password\rhunter2\rset key hunter3\rset key hunter4 x\r',
  )
  await ucs.cli.type('show history\r')
  expect(ucs.session.answers).toEqual(['hunter2', 'hunter3'])
  expect(ucs.terminal.written().match(/hunter\d/g)).toEqual(['hunter3', 'hunter4'])
  expect(JSON.stringify([ucs.commands, ucs.refused])).not.toMatch(/hunter/)
  expect(ucs.commands).toContainEqual({
    mode: 'backup',
    line: 'set key ***',
    usage: 'set key {key}',
  })
  expect(ucs.refused).toEqual([{ mode: 'backup', line: 'set key *** ***', why: 'invalid' }])
})

test('a password within a URL is masked in what is reported', async ({ ucs }) => {
  await ucs.cli.type(
    'scope system\rcreate backup ftp://user:p@ss/w:rd@host35/all.bak full-state enabled\r',
  )
  expect(ucs.commands.at(-1)?.line).toBe(
    'create backup ftp://user:***@host35/all.bak full-state enabled',
  )
  await ucs.cli.type('bogus sftp://u:secret@h/x\r')
  expect(ucs.refused.at(-1)?.line).toBe('bogus sftp://u:***@h/x')
})

test('Ctrl-C at the prompt drops the line', async ({ ucs }) => {
  await holds(
    ucs.cli,
    `
    UCS-A# ▸bogus^C
    UCS-A# ▸
  `,
  )
  expect(ucs.refused).toEqual([])
})

test('Ctrl-C at a password ends the command quietly', async ({ ucs }) => {
  await ucs.cli.type('scope system\rscope backup h\rset password\r')
  await ucs.cli.type('ab\u0003')
  expect(ucs.terminal.written()).toMatch(/Password: \^C\r\nUCS-A \/system\/backup # $/)
  expect(ucs.session).toMatchObject({ answers: [], dirty: false })
})

test('a command waits for lab time only', async ({ ucs }) => {
  await ucs.cli.type('pause 5000\r')
  expect(ucs.terminal.written()).toMatch(/waiting\r\n$/)
  expect(ucs.console.idle()).toBe(true)
  await ucs.clock.advance(4_999)
  expect(ucs.terminal.written()).toMatch(/waiting\r\n$/)
  await ucs.clock.advance(1)
  expect(ucs.terminal.written()).toMatch(/waiting\r\ndone\r\nUCS-A# $/)
})

test('Ctrl-D on an empty line leaves the mode, then the session', async ({ ucs }) => {
  await ucs.cli.type('scope system\r')
  await ucs.cli.type('\u0004')
  expect(ucs.terminal.written()).toMatch(/UCS-A \/system # \r\nUCS-A# $/)
  await ucs.cli.type('\u0004')
  expect(await ucs.console.done).toEqual({ exitCode: 0, reason: 'exit' })
})

test('Ctrl-Z carries out the line and goes back to the first mode', async ({ cue }) => {
  await cue.cli.type('conf t\rdescription x\u001a')
  expect(cue.session.answers).toEqual(['x'])
  expect(cue.terminal.written()).toMatch(/\^Z\r\nsrstmgr#$/)
})

test('the exit code is what the command says', async ({ ucs }) => {
  await ucs.cli.type('close 7\r')
  expect(await ucs.console.done).toEqual({ exitCode: 7, reason: 'exit' })
  expect(ucs.terminal.exitCode()).toBe(7)
})

test('a command that breaks ends its visit and prints what the dialect says', async ({
  ucs,
  cue,
}) => {
  await ucs.cli.type('break\r')
  expect(await ucs.console.done).toEqual({ exitCode: 1, reason: 'crash' })
  expect(ucs.terminal.written()).toMatch(/Software Error: TypeError: a defect\r\n$/)
  expect(ucs.crashes).toEqual([expect.any(TypeError)])
  expect(cue.console.idle()).toBe(true)
})

test('a help screen that breaks ends the visit as well', async () => {
  const broken = {
    ...scopes,
    help: {
      ...scopes.help,
      next: () => {
        throw new TypeError('layout')
      },
    },
  }
  const ucs = openExample(broken, exec)
  await ucs.cli.type('?')
  expect(await ucs.console.done).toMatchObject({ reason: 'crash' })
})

test('a session in which nothing is typed ends by the lab clock', async ({ ucs }) => {
  await ucs.clock.advance(599_999)
  await ucs.cli.type('x')
  await ucs.clock.advance(599_999)
  expect(ucs.terminal.exitCode()).toBeUndefined()
  await ucs.clock.advance(1)
  expect(await ucs.console.done).toEqual({ exitCode: 0, reason: 'idle' })
  expect(ucs.terminal.written()).toMatch(/Session timed out\r\n$/)
})

test('a command that breaks after it was given up still ends its visit', async ({ ucs }) => {
  ucs.terminal.type('stumble\r')
  await nextTurn()
  await ucs.cli.type('\u0003')
  expect(ucs.terminal.written()).toMatch(/\^C\r\nUCS-A# $/)
  ucs.session.work.reject(new TypeError('too late'))
  await nextTurn()
  expect(await ucs.console.done).toMatchObject({ reason: 'crash' })
  expect(ucs.crashes).toEqual([expect.objectContaining({ message: 'too late' })])
})

test('work that the lab accounts for elsewhere does not keep the console busy', async ({ ucs }) => {
  await ucs.cli.type('follow\r')
  expect(ucs.terminal.written()).toMatch(/follow\r\n\.\.\.$/)
  ucs.session.work.resolve('followed')
  await settle(ucs.console)
  expect(ucs.terminal.written()).toMatch(/\.\.\.followed\r\nUCS-A# $/)
})

test('what stands between quotation marks divides neither commands nor filters', async ({
  ucs,
}) => {
  await ucs.cli.type('scope system;scope backup h;set descr "a ; b | c"\r')
  expect(ucs.session.answers).toEqual(['a ; b | c'])
})

test('words of the language itself are ordinary words', async ({ ucs }) => {
  await ucs.cli.type('scope system\rscope backup constructor ?\u0015constructor help\r')
  expect(ucs.crashes).toEqual([])
  expect(ucs.refused).toMatchObject([{ line: 'constructor ***', why: 'invalid' }])
})

test('closing ends a running command', async ({ ucs }) => {
  await ucs.cli.type('pause 5000\r')
  ucs.console.close('reload', 3)
  expect(await ucs.console.done).toEqual({ exitCode: 3, reason: 'reload' })
  await ucs.clock.advance(10_000)
  expect(ucs.terminal.written()).not.toMatch(/done/)
  expect(ucs.crashes).toEqual([])
})

test('a command that the session does not have is refused', async ({ ucs }) => {
  await ucs.cli.type('secret now\r')
  expect(ucs.refused).toMatchObject([{ why: 'invalid' }])
  const other = openExample(scopes, exec, { session: { ...freshSession(), enabled: false } })
  await other.cli.type('secret now\r')
  expect(other.refused).toEqual([])
})
