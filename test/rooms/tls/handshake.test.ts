import { expect, test } from 'vitest'
import { authority, credentialsOf, foreignKeyPem, leaf } from './certificates.ts'
import {
  clientCredentials,
  failing,
  handshake,
  serverCredentials,
  testServer,
  tls12,
  tls13,
  told,
} from './tls-pair.ts'

for (const [version, offer] of [
  ['1.2', tls12],
  ['1.3', tls13],
] as const) {
  test(`in TLS ${version} both sides agree and can say what on`, async () => {
    const { server, outcome } = await handshake(offer, offer)
    await expect.poll(() => server.sessions).toHaveLength(1)
    const client = outcome.ok ? outcome.session.report : undefined
    const { report } = server.sessions[0]!
    const agreed = { version: `TLSv${version}`, suite: offer.cipherSuites[0] }
    expect(report).toMatchObject({
      role: 'server',
      versions: {
        clientOffers: [agreed.version],
        serverAllows: [agreed.version],
        agreed: agreed.version,
      },
      suites: {
        clientOffers: offer.cipherSuites,
        serverAllows: offer.cipherSuites,
        agreed: agreed.suite,
      },
      failedAt: undefined,
      alerts: [],
    })
    expect(client?.suites).toMatchObject({ serverAllows: undefined, agreed: agreed.suite })
    expect(client?.certificates).toEqual(report.certificates)
    expect(report.certificates.client).toEqual([
      {
        depth: 0,
        subject: '/CN=client',
        issuer: '/title=InternalCA/OU=Intrusion Management System/CN=a lab',
        notBefore: '2025-01-05T00:00:00.000Z',
        notAfter: '2035-01-03T00:00:00.000Z',
      },
    ])
  })

  test(`in TLS ${version} the client's verdict sends its alert before anything else is done`, async () => {
    const { server, outcome, clientEvents } = await handshake(offer, {
      ...offer,
      verify: failing(),
    })
    expect(outcome).toMatchObject({
      ok: false,
      refusal: {
        kind: 'peer-not-trusted',
        detail: 'certificate has expired',
        alert: { number: 45, name: 'certificate_expired' },
        failure: { error: 10, depth: 1 },
      },
    })
    expect(await server.visit.closed).toEqual({ reason: 'error', detail: 'certificate_expired' })
    expect(told(clientEvents)).toEqual([
      'connection.opened',
      'alert.sent 45',
      'handshake.refused',
      'connection.closed error',
    ])
    expect(told(server.events)).toEqual([
      'connection.opened',
      'alert.received 45',
      'handshake.refused',
      'connection.closed error',
    ])
  })

  test(`in TLS ${version} the server verifies at lab time what the client shows`, async () => {
    const seen: { atMs: number; count: number }[] = []
    const { server } = await handshake(
      {
        ...offer,
        verify: (presented, atMs) => {
          seen.push({ atMs, count: presented.length })
          return { ok: true }
        },
      },
      { ...offer, credentials: credentialsOf(leaf('client'), authority().certificate) },
    )
    const atMs = server.clock.now()
    await expect.poll(() => seen).toEqual([{ atMs, count: 2 }])
  })
}

test('in TLS 1.2 the client knows at once that its certificate was not accepted', async () => {
  const { outcome, server } = await handshake({ verify: failing({ alert: 51 }) })
  expect(outcome).toMatchObject({
    ok: false,
    refusal: { kind: 'alert', detail: 'decrypt_error', alert: { number: 51 } },
  })
  expect(told(server.events)).toContain('alert.sent 51')
})

test('in TLS 1.3 the client believes in its handshake until the alert comes', async () => {
  const { outcome, server, clientEvents } = await handshake(
    { ...tls13, verify: failing({ alert: 51 }) },
    tls13,
  )
  expect(outcome.ok).toBe(true)
  if (outcome.ok)
    expect(await outcome.session.closed).toEqual({ reason: 'error', detail: 'decrypt_error' })
  expect(told(clientEvents)).toEqual([
    'connection.opened',
    'handshake.agreed',
    'alert.received 51',
    'connection.closed error',
  ])
  expect(server.sessions).toEqual([])
  expect(told(server.events)).toEqual([
    'connection.opened',
    'alert.sent 51',
    'handshake.refused',
    'connection.closed error',
  ])
})

test('a client without a certificate is refused with alert 40, in TLS 1.3 with alert 116', async () => {
  for (const [offer, number] of [
    [tls12, 40],
    [tls13, 116],
  ] as const) {
    const { server, clientEvents } = await handshake(offer, offer, 'none')
    const closed = await server.visit.closed
    expect(closed).toEqual({ reason: 'error', detail: 'peer did not return a certificate' })
    expect(told(server.events)).toContain(`alert.sent ${number}`)
    await expect.poll(() => told(clientEvents)).toContain(`alert.received ${number}`)
  }
})

test('a server that only asks for a certificate goes on without one, and verifies one that it gets', async () => {
  const clientCertificate = 'requested'
  const without = await handshake({ clientCertificate, verify: failing() }, {}, 'none')
  expect(without.outcome.ok).toBe(true)
  const refused = await handshake({ clientCertificate, verify: failing() })
  expect(told(refused.server.events)).toContain('alert.sent 45')
})

test('a server that asks for none judges nobody', async () => {
  const { outcome } = await handshake({ clientCertificate: 'none', verify: failing() })
  expect(outcome).toMatchObject({ ok: true, session: { report: { certificates: { client: [] } } } })
})

test('without a version in common the client gets alert 70 and the report says why', async () => {
  const { server, outcome } = await handshake(tls12, tls13)
  expect(outcome).toMatchObject({
    refusal: { kind: 'alert', alert: { number: 70 }, report: { failedAt: 'version' } },
  })
  await server.visit.closed
  const refused = server.events.find(({ type }) => type === 'handshake.refused')
  expect(refused).toMatchObject({
    by: 'server',
    report: {
      failedAt: 'version',
      versions: { clientOffers: ['TLSv1.3'], serverAllows: ['TLSv1.2'] },
    },
  })
})

test('without a suite in common the client gets alert 40 and the report says why', async () => {
  const { server, outcome } = await handshake(tls12, { ...tls12, cipherSuites: ['AES128-SHA'] })
  expect(outcome).toMatchObject({ refusal: { alert: { number: 40 } } })
  await server.visit.closed
  const refused = server.events.find(({ type }) => type === 'handshake.refused')
  expect(refused).toMatchObject({ report: { failedAt: 'cipher suite' } })
})

test("the order of suites is the client's, or the server's when it insists", async () => {
  const [first, second] = tls12.cipherSuites
  const options = { cipherSuites: [second!, first!] }
  const agreed = async (suiteOrder: 'client' | 'server') => {
    const { outcome } = await handshake({ suiteOrder }, options)
    return outcome.ok && outcome.session.report.suites.agreed
  }
  expect(await agreed('client')).toBe(second)
  expect(await agreed('server')).toBe(first)
})

test('the key log is given to whoever asks for it', async () => {
  const lines: string[] = []
  await handshake({ keyLog: (line) => lines.push(line) })
  expect(lines).toEqual([expect.stringMatching(/^CLIENT_RANDOM [0-9a-f]{64} [0-9a-f]{96}\n?$/)])
})

test('a server name is sent when there is one, and is in the report', async () => {
  const { server } = await handshake({}, { serverName: 'fmc.example' })
  expect(server.sessions[0]?.report.serverName).toBe('fmc.example')
})

test('a verifier that fails lets nobody in and is told of', async () => {
  const verify = () => {
    throw new TypeError('verifier')
  }
  const { outcome, clientEvents } = await handshake({}, { verify })
  expect(outcome).toMatchObject({ ok: false, refusal: { alert: { number: 80 } } })
  expect(told(clientEvents)).toContain('visit.crashed')
  await expect.poll(() => told(clientEvents)).toContain('connection.closed crashed')
})

test('a key that does not belong to the certificate is told before anything is sent', async () => {
  const credentials = { ...clientCredentials, privateKeyPem: foreignKeyPem }
  const { outcome } = await handshake({}, {}, credentials)
  expect(outcome).toEqual({
    ok: false,
    refusal: { kind: 'credentials-unusable', detail: 'key values mismatch' },
  })
  const server = await testServer({
    credentials: { ...serverCredentials, privateKeyPem: foreignKeyPem },
  })
  expect(await server.visit.closed).toEqual({ reason: 'error', detail: 'key values mismatch' })
  expect(server.near.read()).toBeNull()
})

test('certificates signed with SHA-1 are loaded only at security level 0', async () => {
  const credentials = credentialsOf(leaf('client', { digest: 'sha1' }))
  const { outcome } = await handshake({}, {}, credentials)
  expect(outcome).toMatchObject({
    refusal: { kind: 'credentials-unusable', detail: 'ca md too weak' },
  })
  const low = { securityLevel: 0 }
  expect((await handshake(low, low, credentials)).outcome.ok).toBe(true)
})

test('an offer that OpenSSL does not know is an error of the lab', async () => {
  const options = { cipherSuites: ['NO-SUCH-SUITE'] }
  await expect(handshake({}, options)).rejects.toMatchObject({ code: 'bad-tls-offer' })
})
