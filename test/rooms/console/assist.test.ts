import { expect } from 'vitest'
import { openExample, test } from './console-fixture.ts'
import { freshSession } from './example-session.ts'
import { exec, scopes } from './scopes-example.ts'
import { createScreen } from './screen.ts'

test('Tab completes a unique beginning and adds a blank', async ({ ucs }) => {
  await ucs.cli.type('sc\t')
  expect(ucs.cli.shown()).toBe('UCS-A# scope ')
  await ucs.cli.type('sy\t\r')
  expect(ucs.cli.shown()).toBe('UCS-A# scope system \nUCS-A /system # ')
})

test('Tab completes what several words share', async ({ ucs }) => {
  await ucs.cli.type('t\t')
  expect(ucs.cli.shown()).toBe('UCS-A# t\u0007')
  await ucs.cli.type('e\t')
  expect(ucs.cli.shown()).toBe('UCS-A# t\u0007erminal ')
})

test('Tab rings the bell when several words fit, and lists them the second time', async ({
  ucs,
}) => {
  await ucs.cli.type('scope s\t')
  expect(ucs.cli.shown()).toBe('UCS-A# scope s\u0007')
  await ucs.cli.type('\t')
  expect(ucs.cli.shown()).toBe(
    'UCS-A# scope s\u0007\n  security              Security mode\n' +
      '  system                Systems\nUCS-A# scope s',
  )
})

test('Tab rings the bell where a value is expected or nothing fits', async ({ ucs }) => {
  await ucs.cli.type('connect adapter \t')
  expect(ucs.cli.shown()).toBe('UCS-A# connect adapter \u0007')
  await ucs.cli.type('\u0015')
  await ucs.cli.type('bogus\t')
  expect(ucs.cli.shown()).toContain('bogus\u0007')
})

test('Tab in the middle of a line completes before the cursor', async ({ ucs }) => {
  await ucs.cli.type('sc system\u0001\u0006\u0006\t')
  const screen = createScreen(80)
  screen.write(ucs.terminal.written())
  expect(screen.text()).toBe('UCS-A# scope  system')
  expect(screen.cursor().column).toBe('UCS-A# scope '.length)
})

test('help names values by their label and says when the line is complete', async ({ ucs }) => {
  await ucs.cli.type('connect adapter ?')
  expect(ucs.cli.shown()).toMatch(/\n {2}WORD {18}Adapter\n/)
  await ucs.cli.type('\u0015connect nxos ?')
  expect(ucs.cli.shown()).toMatch(/ {2}a {21}Fabric A\n {2}b {21}Fabric B\n {2}<CR>\n/)
})

test('help lists the filters behind a pipe', async ({ ucs }) => {
  await ucs.cli.type('show text | e?')
  expect(ucs.cli.shown()).toMatch(/egrep {17}Print lines .*\n {2}exclude {15}Exclude/)
})

test('help where nothing fits is the appliance’s error', async ({ ucs, cue }) => {
  await ucs.cli.type('bogus ?')
  expect(ucs.cli.shown()).toMatch(/\n {7}\^\n% Invalid Command at '\^' marker\nUCS-A# bogus $/)
  await cue.cli.type('show x?')
  expect(cue.cli.shown()).toMatch(/% Unrecognized command\nsrstmgr#show x$/)
})

test('help does not show commands that the session does not have', async ({ ucs }) => {
  await ucs.cli.type('sec?')
  expect(ucs.cli.shown()).not.toMatch(/secret/)
  const other = openExample(scopes, exec, { session: { ...freshSession(), enabled: false } })
  await other.cli.type('sec?')
  expect(other.cli.shown()).toMatch(/secret/)
})

test('a question mark between quotation marks, or at a question, is a character', async ({
  ucs,
}) => {
  await ucs.cli.type('scope system\rscope backup h\rset descr "why?"\rset password\ra?b\r')
  expect(ucs.session.answers).toEqual(['why?', 'a?b'])
})

test('a line longer than the screen is drawn over several rows', async () => {
  const ucs = openExample(scopes, exec, { terminal: { columns: 20 } })
  await ucs.cli.type(`bogus ${'x'.repeat(30)}\u0001a\u0005\b`)
  const screen = createScreen(20)
  screen.write(ucs.terminal.written())
  expect(screen.text().replaceAll('\n', '')).toBe(`UCS-A# abogus ${'x'.repeat(29)}`)
  ucs.terminal.resize(60, 24)
  expect(ucs.terminal.written().endsWith('x'.repeat(29))).toBe(true)
})
