import { createServer, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { probeServer, type ServerProbePlan } from '../../../src/probe/probe-server.ts'
import type { SshServerPolicy } from '../../../src/ssh/index.ts'
import { plainOffer, sshPair, testClock, testHostKey } from '../ssh/ssh-pair.ts'

const client = { ident: 'Probe_1', offer: plainOffer }

/** A server of the lab on a port of its own, and the probe of it. */
async function meet(
  policy: Partial<SshServerPolicy>,
  target: Partial<ServerProbePlan['target']> = {},
  changes: Partial<ServerProbePlan> = {},
) {
  const lab = sshPair(policy)
  const port = await listening((socket) => void lab.serve(socket))
  const plan = planFor(port)
  const probe = await probeServer({ ...plan, ...changes, target: { ...plan.target, ...target } })
  return { probe, served: lab.served, port }
}

function planFor(port: number): ServerProbePlan {
  return {
    clock: testClock().clock,
    appliance: 'the appliance',
    client,
    target: { protocol: 'sftp', host: '127.0.0.1', port, path: '/x' },
    connectWithinMs: 5_000,
    withinMs: 5_000,
  }
}

async function listening(accept: (socket: Socket) => void): Promise<number> {
  const server = createServer(accept).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

test('a server is probed without a login when there is no password', async () => {
  const { probe, served } = await meet({})
  expect(probe.verdict).toMatchObject({ word: 'works' })
  expect(probe.ident).toBe('SSH-2.0-TestServer_1')
  expect(probe.hostKey?.fingerprintSha256).toBe(testHostKey('ssh-ed25519')!.fingerprintSha256)
  expect(served.some(({ type }) => type === 'login.tried')).toBe(false)
})

test('what they do not share is the verdict, and the cure is on the server', async () => {
  const offer = { ...plainOffer, mac: ['hmac-sha1'], kex: ['diffie-hellman-group14-sha1'] }
  const { probe, port } = await meet({ offer })
  expect(probe.verdict).toEqual({
    word: 'no-common-algorithm',
    says: `the appliance fails with 127.0.0.1:${port}: they have no key exchange and no MAC in common.`,
  })
  expect(probe.cure.map(({ setting }) => setting)).toEqual(['kex', 'mac'])
})

test('a defect of the appliance shows after everything is agreed', async () => {
  const defect = { at: 'verify-signature', says: 'incorrect signature' } as const
  const { probe } = await meet({}, {}, { client: { ...client, defect } })
  expect(probe.verdict).toMatchObject({ word: 'signature-bad' })
  expect(probe.verdict.says).toContain('"incorrect signature"')
  expect(probe.explanation?.failedAt).toBeUndefined()
  expect(probe.cure).toEqual([])
})

test.for([
  ['admin-pw', 'password', 'works', 'handshake and login succeed.'],
  ['wrong', 'password', 'login-refused', 'the server refuses this user or password.'],
  ['admin-pw', 'publickey', 'login-refused', 'the server takes no password from this user.'],
] as const)('with password %s and method %s: %s, %s', async ([password, method, word, says]) => {
  const auth = { methods: [method], password: (_: string, given: string) => given === 'admin-pw' }
  const { probe } = await meet({ auth }, { user: 'admin', protocol: 'ssh' }, { password })
  expect(probe.verdict.word).toBe(word)
  expect(probe.verdict.says).toContain(says)
})

test('what is no SSH server, and nobody at all, are told apart', async () => {
  const port = await listening((socket) => void socket.end())
  expect((await probeServer(planFor(port))).verdict.word).toBe('no-answer')
  const gone = await probeServer(planFor(1))
  expect(gone.verdict).toEqual({
    word: 'unreachable',
    says: 'the appliance fails with 127.0.0.1:1: nothing listens on that port.',
  })
})

test('an algorithm that only the lab lacks is no verdict on the server', async () => {
  const offer = { ...plainOffer, kex: ['no-such-kex@example.com'] }
  const { probe } = await meet({ offer }, {}, { client: { ...client, offer } })
  expect(probe.verdict.word).toBe('unknown')
})
