import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startServer } from './server-lab.ts'

/** A folder for files, with another beside it that nobody may reach. */
function folders() {
  const both = mkdtempSync(join(tmpdir(), 'fieldfault-server-'))
  onTestFinished(() => rmSync(both, { recursive: true, force: true }))
  const [shared, outside] = [join(both, 'shared'), join(both, 'outside')]
  mkdirSync(shared)
  mkdirSync(outside)
  return { shared, outside }
}

test('every user logs in with their own password and meets the same disk', async () => {
  const users = [{ username: 'ucs', password: 'ucs-secret' }]
  const { backUp, server, appliance } = await startServer({ users })
  expect(appliance.credentials).toEqual([
    { username: 'backup', password: 'server-secret' },
    { username: 'ucs', password: 'ucs-secret' },
  ])
  expect(await backUp({ user: 'ucs', password: 'ucs-secret', path: '/a' })).toBe(true)
  expect(await backUp({ path: '/b' })).toBe(true)
  expect([await server.has('/a'), await server.has('/b')]).toEqual([true, true])
})

test("another user's password is refused, and no password is in the journal", async () => {
  const users = [{ username: 'ucs', password: 'ucs-secret' }]
  const { backUp, error, journal, lab } = await startServer({ users })
  expect(await backUp({ user: 'ucs', password: 'server-secret' })).toBe(false)
  expect(error()?.text).toBe('Permission denied#')
  expect(journal('login.refused')).not.toEqual([])
  expect(JSON.stringify(lab.journal.entries())).not.toMatch(/(?:ucs|server)-secret/)
})

test.each(['sftp', 'scp'])('a quota that is too small is a full disk over %s', async (protocol) => {
  const { backUp, error, journal } = await startServer({ quotaBytes: 1_000 })
  expect(await backUp({ protocol })).toBe(false)
  expect(error()?.code).toBe('ERR-DNLD-no-space')
  expect(journal('file.received')).toMatchObject([{ complete: false }, { complete: false }])
})

test('a quota that is large enough is no hindrance', async () => {
  const { backUp } = await startServer({ quotaBytes: 100_000 })
  expect(await backUp()).toBe(true)
})

test('a message of the day breaks SCP on 4.2(3h) and leaves SFTP alone', async () => {
  const motd = 'Welcome to the backup server'
  const { backUp, setKey, error, server, lab } = await startServer({ motd }, '4.2(3h)')
  await setKey('a key of the house')
  expect(await backUp({ protocol: 'scp' })).toBe(false)
  expect(error()?.text).toMatch(/^End point timed out\./)
  expect(await server.has('/fi.xml')).toBe(false)
  const refused = lab.journal.entries({ appliance: 'fi', event: 'transfer.refused' })
  expect(refused[0]?.data).toMatchObject({
    reason: 'noise',
    detail: 'Welcome to the backup server',
  })
  expect(await backUp({ protocol: 'sftp' })).toBe(true)
})

test.each(['4.0(2a)', '4.2(3d)'])('%s reads past a message of the day', async (release) => {
  const { backUp, setKey } = await startServer({ motd: 'Welcome\nto this server' }, release)
  if (release === '4.2(3d)') await setKey('a key of the house')
  expect(await backUp({ protocol: 'scp' })).toBe(true)
})

test('files go to the folder that was named', async () => {
  const { shared } = folders()
  const { backUp, server } = await startServer({ folder: shared })
  expect(await backUp({ path: '/fi.xml' })).toBe(true)
  expect(readFileSync(join(shared, 'fi.xml')).toString()).toContain('<topSystem')
  expect(await server.file('/fi.xml')).toEqual(readFileSync(join(shared, 'fi.xml')))
})

test.each(['sftp', 'scp'])('no path over %s leads out of the folder', async (protocol) => {
  const { shared, outside } = folders()
  const { backUp } = await startServer({ folder: shared })
  await backUp({ protocol, path: '/../outside/fi.xml' })
  await backUp({ protocol, path: '/../../../../../../tmp/fieldfault-escaped.xml' })
  expect(readdirSync(outside)).toEqual([])
  expect(readdirSync(tmpdir())).not.toContain('fieldfault-escaped.xml')
})

test.each(['sftp', 'scp'])('no link over %s leads out of the folder', async (protocol) => {
  const { shared, outside } = folders()
  symlinkSync(outside, join(shared, 'link'))
  const { backUp } = await startServer({ folder: shared })
  expect(await backUp({ protocol, path: '/link/fi.xml' })).toBe(false)
  expect(readdirSync(outside)).toEqual([])
})

test('a service that is stopped refuses, and serves again when it is started', async () => {
  const { backUp, appliance, error } = await startServer()
  appliance.send({ type: 'service.stopped' })
  expect(appliance.state()).toBe('stopped')
  expect(await backUp()).toBe(false)
  expect(error()?.text).toMatch(/^End point timed out\./)
  appliance.send({ type: 'service.started' })
  expect(await backUp()).toBe(true)
})

test('other software is met by the connections that follow', async () => {
  const { backUp, server, appliance, journal } = await startServer({ profile: 'windows-sftp-2014' })
  expect(await backUp()).toBe(false)
  server.upgrade('openssh-9.2')
  expect(appliance.profile()).toBe('openssh-9.2')
  expect(journal('firmware.upgraded')).toEqual([{ from: 'windows-sftp-2014', to: 'openssh-9.2' }])
  expect(await backUp()).toBe(true)
})

test('a product without scp refuses it and takes SFTP', async () => {
  const { backUp, fi } = await startServer({ profile: 'cerberus-ftp-9' })
  expect(fi.backupFsm('server').status).toBe('nop')
  expect(await backUp({ protocol: 'sftp' })).toBe(true)
})

test('a fault is sent as an event with its settings as text, and lifted', async () => {
  const { backUp, appliance, error } = await startServer()
  appliance.send({ type: 'fault.injected', fault: 'disk-full', bytes: '100' })
  expect(await backUp()).toBe(false)
  expect(error()?.code).toBe('ERR-DNLD-no-space')
  appliance.send({ type: 'faults.lifted' })
  expect(await backUp()).toBe(true)
})

test('after a reset the files, the faults and the software are as at the start', async () => {
  const { backUp, lab, appliance } = await startServer()
  await backUp()
  appliance.send({ type: 'software.upgraded', to: 'openssh-5.3' })
  await lab.reset('server')
  expect(appliance.profile()).toBe('openssh-9.2')
  expect(
    await (appliance.handle as { has: (path: string) => Promise<boolean> }).has('/fi.xml'),
  ).toBe(false)
})
