import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codeOf, commandLine, withLab, type Up } from './fieldfault.ts'

const playable = `
import { scenario } from 'fieldfault/scenario'
import { ucsm } from 'fieldfault/emulators'
export default scenario({
  title: 'An upgrade', story: 'It is upgraded.', references: [], tags: [],
  lab: { start: '2019-09-11T10:00:00Z', cast: { fi: ucsm({ profile: '4.0(1d)' }) } },
  async script({ fi, step, advance }) {
    await step('an hour passes', async () => advance('1h'))
    await step('it is upgraded', async ({ claim }) => {
      fi.send({ type: 'firmware.upgraded', to: '4.0(2a)' })
      await advance('1d')
      claim('it runs WANTED', fi.profile() === 'WANTED', fi.profile())
    })
  },
})`

test('run ends with 0, 1 or 2 as the claims hold, do not, or cannot be played', async () => {
  const cli = commandLine()
  cli.write('holds.ts', playable.replaceAll('WANTED', '4.0(2a)'))
  cli.write('breaks.ts', playable.replaceAll('WANTED', '9.9'))
  cli.write('broken.ts', 'export default 1')
  const held = await cli.run('run', 'holds.ts', '--repeat', '3')
  expect(held.code).toBe(0)
  expect(held.stdout).toContain('PASSED holds: 2 steps, 1 claim, 3 runs with one digest')
  const broken = await cli.run(
    'run',
    'breaks.ts',
    'holds.ts',
    '--bail',
    '--reporter',
    'json,pretty=out.txt',
  )
  expect(broken.code).toBe(1)
  expect(JSON.parse(broken.stdout)).toMatchObject({
    failed: 1,
    passed: 0,
    scenarios: [{ failure: { claim: 'it runs 9.9', saw: '4.0(2a)' } }],
  })
  expect(readFileSync(join(cli.cwd, 'out.txt'), 'utf8')).toContain('FAILED breaks')
  expect(await cli.run('run', 'broken.ts')).toMatchObject({ code: 2, stdout: '' })
  const together = await cli.json<{ scenarios: { name: string }[] }>(
    'run',
    'holds.ts',
    'breaks.ts',
    '--jobs',
    '2',
  )
  expect(together.scenarios.map(({ name }) => name)).toEqual(['holds', 'breaks'])
})

test('up plays to a step and goes on from there', async () => {
  const cli = commandLine()
  cli.write('holds.ts', playable.replaceAll('WANTED', '4.0(2a)'))
  const at = ['--at', 'an hour passes', '--clock', 'virtual', '--start', '2030-01-01T00:00:00Z']
  const up = await cli.json<Up>('up', 'holds.ts', '--detach', ...at)
  expect(up.clock).toEqual({ mode: 'virtual', now: '2030-01-01T01:00:00.000Z' })
  expect(await cli.json<Up>('ps')).toMatchObject({ appliances: [{ profile: '4.0(1d)' }] })
  await cli.run('down')
  const missing = await cli.run('up', 'holds.ts', '--at', 'nothing')
  expect(missing.code).toBe(2)
  expect(missing.stderr).toContain('Its steps: an hour passes; it is upgraded.')
})

test.each([
  [['frob'], 'wrong-use'],
  [['run', '--frob'], 'wrong-use'],
  [['run', '--repeat', '0'], 'wrong-use'],
  [['run', '--reporter', 'tap'], 'unknown-reporter'],
  [['run', '--reporter', 'json=/nowhere/at/all'], 'report-unwritable'],
  [['run', '--allow-egress', 'foo'], 'bad-egress'],
  [['up', 'lab.json', '--bind', '300.1.1.1'], 'bad-bind'],
  [['run', '--grep', 'nothing has this'], 'nothing-to-run'],
  [['run', 'no/such'], 'no-such-scenario'],
  [['up'], 'wrong-use'],
  [['up', 'lab.json', '--ports', 'odd'], 'wrong-use'],
  [['up', 'lab.json', '--start', 'tomorrow'], 'bad-instant'],
  [['describe', 'nothing'], 'nothing-to-describe'],
  [['clock', 'advance'], 'wrong-use'],
  [['clock', 'show', '1d'], 'wrong-use'],
  [['clock', 'stop'], 'wrong-use'],
  [['ps'], 'no-lab-running'],
  [['do', 'fi', 'x', 'pair'], 'bad-pair'],
])('%j is wrong use: exit 2 and one sentence on standard error', async (args, code) => {
  const cli = withLab()
  const end = await cli.run(...args)
  expect(end).toMatchObject({ code: 2, stdout: '' })
  expect(end.stderr).toMatch(/^Cannot [^\n]+\. [^\n]+\. \([a-z-]+\)\n$/)
  expect(codeOf(end.stderr)).toBe(code)
})

test('every command has help with its exit codes and an example', async () => {
  const cli = commandLine()
  const names = [
    'list',
    'describe',
    'run',
    'up',
    'ps',
    'ssh',
    'do',
    'clock',
    'journal',
    'reset',
    'down',
    'validate',
    'doctor',
  ]
  const { stdout } = await cli.run('--help')
  for (const name of names) {
    expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'))
    const help = await cli.run(name, '--help')
    expect(help.code).toBe(0)
    expect(help.stdout).toMatch(/Exit codes:\n {2}0 [\s\S]*Examples:\n {2}fieldfault /)
  }
})

test('list, describe, validate and doctor answer in words and in JSON', async () => {
  const cli = withLab()
  expect((await cli.run('list')).stdout).toContain('profiles: ')
  expect(await cli.json('list')).toHaveProperty('emulators.0.profiles')
  expect((await cli.run('describe', 'ucsm')).stdout).toContain('firmware.upgraded')
  expect(await cli.json('describe', 'ucsm', '--evidence')).toHaveProperty('evidence.0.mark')
  expect(await cli.json('validate', 'lab.json')).toMatchObject({ valid: true, problems: [] })
  cli.write('bad.json', '{"cast": {"fi": {"emulator": "nothing"}}}')
  expect(await cli.run('validate', 'bad.json')).toMatchObject({
    code: 1,
    stdout:
      'bad.json: line 1: role "fi" names the emulator "nothing", which does not exist; see fieldfault list\n',
  })
  expect(await cli.json('doctor')).toMatchObject({ ok: true })
})

test('a script that ends the process, and one that claims nothing, do not pass', async () => {
  const cli = commandLine()
  const step = (body: string) =>
    playable.replace("await step('an hour passes', async () => advance('1h'))", body)
  cli.write('leaves.ts', step('process.exit(0)').replaceAll('WANTED', '4.0(2a)'))
  expect((await cli.run('run', 'leaves.ts')).code).toBe(3)
  cli.write('silent.ts', playable.replace(/ {6}claim\(.*\n/, ''))
  const silent = await cli.run('run', 'silent.ts')
  expect(silent.code).toBe(1)
  expect(silent.stdout).toContain('the scenario claims something')
})

test('an instant that is out of reach is refused and leaves the lab as it was', async () => {
  const cli = withLab()
  await cli.json('up', 'lab.json', '--detach')
  const far = await cli.run('clock', 'advance', '99999999999999d')
  expect(far).toMatchObject({ code: 2, stdout: '' })
  expect(codeOf(far.stderr)).toBe('clock-too-far')
  expect((await cli.run('clock', 'advance', '1d')).code).toBe(0)
  expect((await cli.run('down')).code).toBe(0)
})
