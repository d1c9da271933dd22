import { expect } from 'vitest'
import { nextTurn } from '../../../src/clock/real-time.ts'
import { execExample, openExample, test } from './console-fixture.ts'
import { exec, scopes } from './scopes-example.ts'

test('without a terminal lines are read plainly until the end of input', async () => {
  const ucs = openExample(scopes, exec, { terminal: { pty: false } })
  ucs.terminal.type('show lines 1\nscope ?\nshow\tlines 1')
  ucs.terminal.hangUp()
  expect(await ucs.console.done).toEqual({ exitCode: 0, reason: 'end-of-input' })
  expect(ucs.terminal.written()).toBe(
    'UCS-A# line 1\nUCS-A#   security              Security mode\n' +
      '  system                Systems\nUCS-A# line 1\nUCS-A# ',
  )
})

test('an exec request prints output only, several lines and commands included', async () => {
  const { printed, terminal, commands } = await execExample(
    'scope system ; up\nshow lines 2 | last 1',
  )
  expect(printed).toBe('line 2\n')
  expect(terminal.exitCode()).toBe(0)
  expect(commands.map(({ line }) => line)).toEqual(['scope system', 'up', 'show lines 2 | last 1'])
})

test('an exec request that is refused ends with exit code 1', async () => {
  const { printed, terminal } = await execExample('bogus')
  expect(printed).toBe("^\n% Invalid Command at '^' marker\n")
  expect(terminal.exitCode()).toBe(1)
})

test('an exec request can answer a password from its input', async () => {
  const run = execExample('scope system ; create backup scp://u@h/x full-state enabled ; close 5')
  const { terminal, printed } = await run
  expect(printed).toBe('Password: ')
  terminal.type('hunter2\n')
  await nextTurn()
  expect(terminal.exitCode()).toBe(1)
})
