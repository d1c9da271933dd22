import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  codeOf,
  commandLine,
  interconnect,
  withLab,
  type CommandLine,
  type Up,
} from './fieldfault.ts'

const fileOf = (cli: CommandLine, name: string) =>
  readFileSync(join(cli.cwd, '.fieldfault', name), 'utf8')
const pidOf = (cli: CommandLine) => (JSON.parse(fileOf(cli, 'api.json')) as { pid: number }).pid

test('a lab that was started in the background is used from other processes and stopped', async () => {
  const cli = withLab()
  const up = await cli.run('up', 'lab.json', '--detach')
  expect(up).toMatchObject({ code: 0, stderr: '' })
  expect(up.stdout).toContain('ssh -F .fieldfault/ssh_config fi')
  expect(await cli.json<Up>('ps')).toMatchObject({
    appliances: [{ name: 'fi', profile: '4.0(1d)', state: 'operational' }],
  })
  const sent = await cli.json('do', 'fi', 'firmware.upgraded', 'to=4.0(2a)')
  expect(sent).toMatchObject({ name: 'fi' })
  const before = await cli.json<{ now: string }>('clock')
  const after = await cli.json<{ now: string }>('clock', 'advance', '1d')
  expect(Date.parse(after.now) - Date.parse(before.now)).toBeGreaterThanOrEqual(86_400_000)
  expect(await cli.json<Up>('ps')).toMatchObject({ appliances: [{ profile: '4.0(2a)' }] })
  expect(await cli.json('journal', '--event', 'firmware.*')).toMatchObject({
    entries: [{ event: 'firmware.upgraded', data: { to: '4.0(2a)' } }],
  })
  expect(await cli.json('reset', 'fi')).toEqual({
    appliances: [
      { name: 'fi', profile: '4.0(1d)', state: 'operational', behaviours: {}, revision: 2 },
    ],
  })
  const pid = pidOf(cli)
  expect(await cli.json('down')).toEqual({ stopped: true, pid })
  expect(existsSync(join(cli.cwd, '.fieldfault', 'api.json'))).toBe(false)
  expect(fileOf(cli, 'journal.ndjson')).toContain('lab.stopped')
  expect(await cli.run('down')).toMatchObject({ code: 2 })
})

test("the lab directory serves the machine's own ssh, and only its owner", async () => {
  const cli = withLab()
  const { appliances } = await cli.json<Up>('up', 'lab.json', '--detach')
  cli.write('ask', `#!/bin/sh\necho '${appliances[0]!.credentials[0]!.password}'\n`)
  const env = { SSH_ASKPASS: join(cli.cwd, 'ask'), SSH_ASKPASS_REQUIRE: 'force' }
  expect(statSync(join(cli.cwd, '.fieldfault')).mode & 0o777).toBe(0o700)
  for (const name of ['api.json', 'lab.json', 'ssh_config', 'known_hosts', 'journal.ndjson'])
    expect(statSync(join(cli.cwd, '.fieldfault', name)).mode & 0o777, name).toBe(0o600)
  chmodSync(env.SSH_ASKPASS, 0o700)
  const inLab = commandLine({ ...env, FIELDFAULT_DIR: join(cli.cwd, '.fieldfault') })
  const shown = await inLab.run('ssh', 'fi', 'show version')
  expect(shown.stdout).toContain('4.0(1d)')
  expect(shown.code).toBe(0)
  expect(codeOf((await inLab.run('ssh', 'nobody')).stderr)).toBe('unknown-appliance')
})

test('two labs run side by side in two directories', async () => {
  const cli = withLab()
  const one = await cli.json<Up>('up', 'lab.json', '--detach')
  const other = await cli.json<Up>('up', 'lab.json', '--detach', '--dir', 'other', '--seed', 'b')
  expect(one.appliances[0]!.doors[0]!.port).not.toBe(other.appliances[0]!.doors[0]!.port)
  await cli.run('clock', 'advance', '1h', '--dir', 'other')
  const [first, second] = [
    await cli.json<{ now: string }>('clock'),
    await cli.json<{ now: string }>('clock', '--dir', 'other'),
  ]
  expect(Date.parse(second.now) - Date.parse(first.now)).toBeGreaterThan(3_000_000)
})

test('a second lab in the same directory is refused, what a killed one left is not', async () => {
  const cli = withLab()
  const first = cli.start('up', 'lab.json')
  await first.until('Stop it')
  const second = await cli.run('up', 'lab.json', '--detach')
  expect(second).toMatchObject({ code: 2, stdout: '' })
  expect(codeOf(second.stderr)).toBe('lab-already-running')
  expect(await cli.run('ps')).toMatchObject({ code: 0 })
  process.kill(first.pid, 'SIGKILL')
  await first.ended
  const gone = await cli.run('ps')
  expect(gone.code).toBe(3)
  expect(codeOf(gone.stderr)).toBe('lab-gone')
  expect(await cli.run('up', 'lab.json', '--detach')).toMatchObject({ code: 0 })
})

test.each(['SIGTERM', 'SIGINT'] as const)('%s stops a lab in order', async (signal) => {
  const cli = withLab()
  const up = cli.start('up', 'lab.json')
  await up.until('Stop it')
  process.kill(up.pid, signal)
  expect(await up.ended).toMatchObject({ code: 0, signal: null })
  expect(up.output()).toContain(`The lab has stopped: the process got ${signal}.`)
  expect(existsSync(join(cli.cwd, '.fieldfault', 'api.json'))).toBe(false)
  expect(fileOf(cli, 'journal.ndjson')).toContain('lab.stopped')
})

test('a journal is followed until the lab stops', async () => {
  const cli = withLab()
  await cli.run('up', 'lab.json', '--detach')
  const following = cli.start('journal', '--follow', '--json', '--event', 'appliance.*')
  await following.until('appliance.started')
  await cli.run('reset')
  await following.until('appliance.reset')
  await cli.run('down')
  const { code, stdout } = await following.ended
  expect(code).toBe(0)
  for (const line of stdout.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('event')
})

test('a lab that cannot come up in the background tells why, here and not only in its log', async () => {
  const cli = commandLine()
  cli.write('bad.json', '{"cast": {"fi": {"emulator": "ucsm", "profile": "9"}}}')
  const bad = await cli.run('up', 'bad.json', '--detach')
  expect(bad.code).toBe(2)
  expect(bad.stderr).toContain('role "fi" has no profile "9"')
  cli.write('lab.json', interconnect)
  await cli.run('up', 'lab.json', '--detach')
  const { url } = JSON.parse(fileOf(cli, 'api.json')) as { url: string }
  const { port } = new URL(url)
  const taken = await cli.run('up', 'lab.json', '--detach', '--dir', 'other', '--api-port', port)
  expect(taken.code).toBe(3)
  expect(codeOf(taken.stderr)).toBe('api-port-not-free')
  expect(existsSync(join(cli.cwd, 'other', 'api.json'))).toBe(false)
})
