import { connect, createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { listenForClients } from '../../../src/probe/listen.ts'
import type { ClientProbePlan } from '../../../src/probe/probe-client.ts'
import { openSsh, type SshClientOptions } from '../../../src/ssh/index.ts'
import { plainOffer, testClock, testHostKey } from '../ssh/ssh-pair.ts'

const plan: ClientProbePlan = {
  clock: testClock().clock,
  appliance: 'the appliance',
  server: {
    ident: 'Appliance_1',
    offer: plainOffer,
    hostKeyTypes: [{ type: 'ssh-ed25519' }],
    authMethods: ['password'],
  },
  hostKey: (type) => testHostKey(type)!,
  acceptsLogins: false,
  withinMs: 5_000,
}

/** Listens for as many clients as there are options, and lets them come one after the other. */
async function meet(clients: readonly Partial<SshClientOptions>[], changes = {}) {
  let opened!: (where: string) => void
  const where = new Promise<string>((resolve) => (opened = resolve))
  const listening = listenForClients(
    { host: '127.0.0.1', port: 0, count: clients.length, ready: opened, met: () => {} },
    { ...plan, ...changes },
  )
  const port = Number((await where).split(':')[1])
  for (const client of clients) {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    const outcome = await openSsh(socket, {
      clock: plan.clock,
      ident: 'Client_1',
      offer: plainOffer,
      user: 'me',
      password: 'any',
      readyWithinMs: 5_000,
      observe: () => {},
      ...client,
    })
    if (outcome.ok) outcome.session.close()
  }
  return (await listening).probes
}

test('a client that negotiates works, whether its login is let in or not', async () => {
  const [refused] = await meet([{}])
  expect(refused?.verdict.word).toBe('works')
  expect(refused?.logins).toEqual([{ user: 'me', method: 'password', accepted: false }])
  const [accepted] = await meet([{}], { acceptsLogins: true })
  expect(accepted?.verdict.says).toBe(
    'the appliance and the client from 127.0.0.1 work together: handshake and login succeed.',
  )
  expect(accepted?.ident).toBe('SSH-2.0-Client_1')
})

test('each of several clients has its own verdict and cure', async () => {
  const old = { ...plainOffer, cipher: ['aes128-cbc'] }
  const probes = await meet([{ offer: old, ident: 'OpenSSH_9.2' }, {}])
  expect(probes.map(({ verdict }) => verdict.word)).toEqual(['no-common-algorithm', 'works'])
  expect(probes[0]?.cure).toMatchObject([
    { setting: 'cipher', lines: ['Ciphers aes128-cbc,aes128-ctr'] },
  ])
})

test('a client that breaks off after it agreed is no success', async () => {
  const [probe] = await meet([{ defect: { at: 'verify-signature', says: 'incorrect signature' } }])
  expect(probe?.verdict).toMatchObject({ word: 'handshake-failed' })
  expect(probe?.verdict.says).toContain('the client broke off: incorrect signature')
  expect(probe?.cure).toEqual([])
})

test('somebody who says nothing gets no verdict on algorithms', async () => {
  let opened!: (where: string) => void
  const where = new Promise<string>((resolve) => (opened = resolve))
  const at = { host: '127.0.0.1', port: 0, count: 1, ready: opened, met: () => {} }
  const listening = listenForClients(at, plan)
  connect(Number((await where).split(':')[1]), '127.0.0.1').end()
  const { probes } = await listening
  expect(probes).toMatchObject([{ verdict: { word: 'no-answer' }, cure: [] }])
})

test('a port that is taken is a failure of the lab', async () => {
  const owner = createServer().listen(0, '127.0.0.1')
  await once(owner, 'listening')
  onTestFinished(() => void owner.close())
  const { port } = owner.address() as AddressInfo
  const at = { host: '127.0.0.1', port, count: 1, ready: () => {}, met: () => {} }
  await expect(listenForClients(at, plan)).rejects.toThrow('the port is in use')
})
