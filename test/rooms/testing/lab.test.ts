import { connect } from 'node:net'
import { once } from 'node:events'
import { backupServer, ucsm } from 'fieldfault/emulators'
import { describe, expect, test } from 'fieldfault/vitest'
import { openTestLab } from '../../../src/testing/test-lab.ts'

async function identOf({ host, port }: { host: string; port: number }): Promise<string> {
  const socket = connect({ host, port })
  const [ident] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  return ident.toString()
}

test('one appliance is started under the name of its emulator, or under a given one', async ({
  lab,
}) => {
  const first = await lab.start(backupServer())
  const second = await lab.start(backupServer({ profile: 'openssh-7.4' }))
  const third = await lab.start(backupServer(), 'swinds01')
  expect([first.name, second.name, third.name]).toEqual([
    'backup-server',
    'backup-server-2',
    'swinds01',
  ])
  expect(second.profile()).toBe('openssh-7.4')
})

test('a cast is started under its names, and finds each other', async ({ lab }) => {
  const { fi, server } = await lab.start({
    fi: ucsm({ profile: '4.0(1d)' }),
    server: backupServer(),
  })
  const cli = await fi.login()
  await cli.enter('scope system')
  await cli.enter(`create backup sftp://backup@${server.address}/fi.bak full-state enabled`, {
    password: server.password,
  })
  await cli.enter('commit-buffer')
  expect(await server.receives('/fi.bak')).toBe(true)
  expect(fi).toHaveJournalled('backup.finished', { host: server.address })
  expect(lab).toHaveNoSecret()
})

test('a name can be given once', async ({ lab }) => {
  await lab.start(backupServer(), 'server')
  await expect(lab.start(backupServer(), 'server')).rejects.toMatchObject({
    code: 'appliance-name-taken',
  })
})

test('code under test finds an appliance on loopback, with its login and host keys', async ({
  lab,
}) => {
  const server = await lab.start(
    backupServer({ username: 'ops', password: 'correct horse' }),
    'server',
  )
  const { host, port } = server.endpoint()
  expect(host).toBe('127.0.0.1')
  expect(await identOf({ host, port })).toMatch(/^SSH-2\.0-OpenSSH_9\.2/)
  expect(server.credentials).toEqual([{ username: 'ops', password: 'correct horse' }])
  expect(server.knownHosts()).toContain(`server,[127.0.0.1]:${port} ssh-`)
  expect(server.hostKeys().map(({ type }) => type)).toContain('ssh-ed25519')
  expect(server.sshConfig('/keys/known_hosts')).toContain(`  Port ${port}\n  User ops\n`)
})

test('a door that an appliance has not is refused with those that it has', async ({ lab }) => {
  const server = await lab.start(backupServer())
  expect(() => server.endpoint('https')).toThrow('It has: ssh.')
})

test('dialling an appliance whose service is stopped is refused', async ({ lab }) => {
  const server = await lab.start(backupServer())
  server.send({ type: 'service.stopped' })
  await expect(server.dial()).rejects.toMatchObject({ code: 'dial-failed' })
})

test('lab time stands still until it is moved', async ({ lab }) => {
  expect(lab.now()).toBe('2024-01-01T00:00:00.000Z')
  await lab.advance('3651d')
  expect(lab.now()).toBe('2033-12-30T00:00:00.000Z')
  await lab.advanceTo('2034-01-01')
  expect(lab.now()).toBe('2034-01-01T00:00:00.000Z')
})

test('a lab directory is there for command-line clients', async ({ lab }) => {
  await lab.start({ server: backupServer() })
  const { existsSync, readFileSync } = await import('node:fs')
  const folder = await lab.directory()
  expect(readFileSync(`${folder}/ssh_config`, 'utf8')).toContain(`"${folder}/known_hosts"`)
  expect(existsSync(`${folder}/lab.json`)).toBe(true)
})

describe('with options', () => {
  test.override('labOptions', { seed: 'other', start: '2019-09-11' })

  test('seed and start are what they say', async ({ lab }) => {
    const { password } = await lab.start(backupServer())
    expect(lab.now()).toBe('2019-09-11T00:00:00.000Z')
    expect(lab).toHaveJournalled('lab.started', { seed: 'other' })
    const { lab: plain, close } = await openTestLab()
    expect((await plain.start(backupServer())).password).not.toBe(password)
    await close()
  })
})

describe('on the wall clock', () => {
  test.override('labOptions', { clock: 'wall' })

  test('lab time begins now, goes by itself, and can be moved on', async ({ lab }) => {
    const before = lab.now()
    await lab.during(() => lab.wait(5))
    await lab.advance('30d')
    expect(Date.parse(lab.now()) - Date.parse(before)).toBeGreaterThan(30 * 86_400_000)
    expect(new Date(before).getFullYear()).toBeGreaterThan(2024)
  })
})

test('the same steps leave the same evidence', async ({ lab }) => {
  const again = await openTestLab()
  for (const each of [lab, again.lab]) {
    await each.start(backupServer())
    await each.advance('1h')
  }
  expect(again.lab).toHaveDigest(lab)
  await again.close()
})
