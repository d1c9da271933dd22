import { backupServer } from 'fieldfault/emulators'
import { describe, expect, test, type TestActor, type TestLab } from 'fieldfault/vitest'
import { connect } from 'node:net'
import { upload, type Server } from './upload.ts'

const file = { path: '/fi.bak', contents: new TextEncoder().encode('a backup\n'.repeat(1_000)) }

/** The server as the client knows it: its login, its key, and a connection that lab time waits for. */
function known(server: TestActor): Server {
  const [login] = server.credentials
  const key = server.hostKeys().find(({ type }) => type === 'ssh-ed25519') ?? server.hostKeys()[0]
  return {
    connect: () => server.dial(),
    username: login?.username ?? '',
    password: login?.password ?? '',
    hostKey: key?.sha256 ?? '',
  }
}

const patience = ({ wait }: TestLab) => ({ attemptsMax: 4, firstPauseMs: 10_000, wait })

test('a file arrives whole', async ({ lab }) => {
  const server = await lab.start(backupServer(), 'server')
  const outcome = await lab.during(() => upload(known(server), file, patience(lab)))
  expect(outcome).toEqual({ ok: true, attempts: 1 })
  expect(await server.file('/fi.bak')).toEqual(file.contents)
  expect(server).toHaveJournalled('file.received', { path: '/fi.bak', complete: true })
  expect(lab).toHaveNoSecret()
})

test('a server that is down for a minute gets the file in the end', async ({ lab }) => {
  const server = await lab.start(backupServer(), 'server')
  server.send({ type: 'service.stopped' })
  void lab.wait('60s').then(() => server.send({ type: 'service.started' }))
  const before = Date.parse(lab.now())
  const outcome = await lab.during(() => upload(known(server), file, patience(lab)))
  expect(outcome).toEqual({ ok: true, attempts: 4 })
  expect(Date.parse(lab.now()) - before).toBe(70_000)
})

test('a server that stays down is given up', async ({ lab }) => {
  const server = await lab.start(backupServer(), 'server')
  server.send({ type: 'service.stopped' })
  const outcome = await lab.during(() => upload(known(server), file, patience(lab)))
  expect(outcome).toEqual({ ok: false, trouble: 'connection', attempts: 4 })
})

test('a connection that breaks in the middle is made again', async ({ lab }) => {
  const server = await lab.start(backupServer(), 'server')
  server.fails({ fault: 'reset', afterBytes: 5_000 })
  void lab.wait('5s').then(() => server.recovers())
  const outcome = await lab.during(() => upload(known(server), file, patience(lab)))
  expect(outcome).toEqual({ ok: true, attempts: 2 })
  expect(server).toHaveJournalled('fault.struck', { fault: 'reset' })
})

test('an intruder with another key gets neither password nor file', async ({ lab }) => {
  const server = await lab.start(backupServer(), 'server')
  const pinned = known(server)
  server.behave('man-in-the-middle')
  const outcome = await lab.during(() => upload(pinned, file, patience(lab)))
  expect(outcome).toEqual({ ok: false, trouble: 'host-key', attempts: 1 })
  expect(server).not.toHaveJournalled('login.*')
  expect(await server.interceptedFile('/fi.bak')).toBeUndefined()
})

test('a server of 2014 has nothing in common with the client', async ({ lab }) => {
  const server = await lab.start(backupServer({ profile: 'windows-sftp-2014' }), 'server')
  const outcome = await lab.during(() => upload(known(server), file, patience(lab)))
  expect(outcome).toEqual({ ok: false, trouble: 'handshake', attempts: 1 })
  expect(lab).toHaveRefusedHandshake({ category: 'kex', server: 'server' })
})

test('a wrong password is not tried twice', async ({ lab }) => {
  const server = await lab.start(backupServer(), 'server')
  const wrong = { ...known(server), password: 'not it' }
  const outcome = await lab.during(() => upload(wrong, file, patience(lab)), '5m')
  expect(outcome).toEqual({ ok: false, trouble: 'login', attempts: 1 })
  expect(server).toHaveJournalled('login.refused', { method: 'password' })
})

test('a full disk is told at once', async ({ lab }) => {
  const server = await lab.start(backupServer(), 'server')
  server.fails({ fault: 'disk-full', bytes: 4_096 })
  const outcome = await lab.during(() => upload(known(server), file, patience(lab)))
  expect(outcome).toEqual({ ok: false, trouble: 'refused', attempts: 1 })
})

describe('over a socket of its own', () => {
  test.override('labOptions', { clock: 'wall' })

  test('the client finds the server on loopback', async ({ lab }) => {
    const server = await lab.start(backupServer(), 'server')
    const overLoopback: Server = {
      ...known(server),
      connect: async () => connect(server.endpoint('ssh')),
    }
    expect(await upload(overLoopback, file, patience(lab))).toEqual({ ok: true, attempts: 1 })
  })
})
