import { backupServer, ucsm } from 'fieldfault/emulators'
import { expect, test } from 'fieldfault/vitest'
import { lookAt } from './look-at.ts'
import { monitor } from './monitor.ts'

const HOUR_MS = 3_600_000

test('a current server is current, and shows its key', async ({ lab }) => {
  const server = await lab.start(backupServer())
  const sight = await lab.during(() => lookAt({ connect: server.dial, wait: lab.wait }))
  expect(sight).toMatchObject({ standing: 'current', kex: 'curve25519-sha256' })
  expect(server.hostKeys().map(({ sha256 }) => sha256)).toContain(sight.hostKey)
})

test('a server of 2014 is outdated', async ({ lab }) => {
  const server = await lab.start(backupServer({ profile: 'windows-sftp-2014' }), 'old')
  const sight = await lab.during(() => lookAt({ connect: server.dial, wait: lab.wait }))
  expect(sight.standing).toBe('outdated')
  expect(lab).toHaveRefusedHandshake({ category: 'kex', server: 'old' })
})

test('a server that accepts connections and says nothing is silent after 15 seconds', async ({
  lab,
}) => {
  const server = await lab.start(backupServer())
  server.fails({ fault: 'silence' })
  const sight = await lab.during(() => lookAt({ connect: server.dial, wait: lab.wait }))
  expect(sight).toEqual({ standing: 'silent' })
  expect(lab.now()).toBe('2024-01-01T00:00:15.000Z')
})

test('a server whose service is stopped is unreachable', async ({ lab }) => {
  const server = await lab.start(backupServer())
  server.send({ type: 'service.stopped' })
  const sight = await lab.during(() => lookAt({ connect: server.dial, wait: lab.wait }))
  expect(sight).toEqual({ standing: 'unreachable' })
})

test('a day of looks notices a server that was reinstalled and an interconnect that restarts', async ({
  lab,
}) => {
  const { fi, server } = await lab.start({
    fi: ucsm({ profile: '4.0(1d)' }),
    server: backupServer(),
  })
  void lab.wait('5h').then(() => server.behave('reinstalled'))
  void lab.wait('8h59m').then(() => fi.send({ type: 'firmware.upgraded', to: '4.0(2a)' }))
  const changes = await lab.during(
    () =>
      monitor({
        hosts: { fi: fi.dial, server: server.dial },
        everyMs: HOUR_MS,
        rounds: 24,
        wait: lab.wait,
      }),
    '25h',
  )
  expect(changes.filter(({ host }) => host === 'server')).toMatchObject([
    { what: 'host key', from: expect.stringMatching(/^SHA256:/) },
  ])
  expect(changes.filter(({ host }) => host === 'fi')).toEqual([
    { host: 'fi', what: 'standing', from: 'current', to: 'unreachable' },
    { host: 'fi', what: 'standing', from: 'unreachable', to: 'current' },
  ])
  expect(fi).toHaveJournalled('firmware.upgraded', { to: '4.0(2a)' })
})
