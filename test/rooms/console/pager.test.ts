import { expect } from 'vitest'
import { openExample, test } from './console-fixture.ts'
import { ios, privileged } from './ios-example.ts'
import { exec, scopes } from './scopes-example.ts'
import { createScreen } from './screen.ts'

const small = { terminal: { rows: 4, columns: 40 } }

test('a blank shows the next page, Enter one line, and the marker is taken away', async () => {
  const { cli, terminal } = openExample(scopes, exec, small)
  await cli.type('show lines 8\r')
  expect(terminal.written()).toMatch(/line 3\r\n--More--$/)
  await cli.type('\r')
  expect(terminal.written()).toContain('--More--\r\u001b[Kline 4\r\n--More--')
  await cli.type(' ')
  expect(terminal.written()).toMatch(/line 7\r\n--More--$/)
  await cli.type(' ')
  expect(terminal.written()).toContain('--More--\r\u001b[Kline 8\r\nUCS-A# ')
})

test('q ends the output, and what is typed behind it is a command', async () => {
  const { cli, terminal } = openExample(scopes, exec, small)
  await cli.type('show lines 8\rqshow lines 1\r')
  expect(terminal.written()).toContain('--More--\r\u001b[KUCS-A# show lines 1\r\nline 1\r\nUCS-A# ')
})

test('Ctrl-C ends the output', async () => {
  const { cli, terminal } = openExample(scopes, exec, small)
  await cli.type('show lines 400\r')
  await cli.type('\u0003')
  expect(terminal.written()).toContain('line 3\r\n--More--\r\u001b[KUCS-A# ')
})

test('IOS takes its marker away with backspaces and stops at any other key', async () => {
  const { cli, terminal } = openExample(ios, privileged, small)
  await cli.type('sho run\r')
  await cli.type('x')
  const screen = createScreen(40)
  screen.write(terminal.written())
  expect(screen.text()).toBe('srstmgr#sho run\nrow 1\nrow 2\nrow 3\nsrstmgr#')
})

test('paging is turned off by a length of 0, by a filter, and where there is no terminal', async () => {
  const { cli, terminal } = openExample(scopes, exec, small)
  await cli.type('show lines 8 | no-more\r')
  await cli.type('terminal length 0\rshow lines 8\r')
  const plain = openExample(scopes, exec, { terminal: { pty: false, rows: 4 } })
  await plain.cli.type('show lines 8\r')
  expect(terminal.written() + plain.terminal.written()).not.toMatch(/More/)
})

test('a line that wraps counts as the rows it takes', async () => {
  const { cli, terminal } = openExample(scopes, exec, { terminal: { rows: 4, columns: 4 } })
  await cli.type('show lines 8\r')
  expect(terminal.written()).toMatch(/line 1\r\n--More--$/)
})
