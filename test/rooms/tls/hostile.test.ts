import { connect as connectTls } from 'node:tls'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { recordBytes } from '../../../src/tls/records.ts'
import { authority, credentialsOf, leaf } from './certificates.ts'
import { certificateBody, message, rawClient, records } from './raw-client.ts'
import { clientCredentials, failing, handshake, testServer, told } from './tls-pair.ts'

const CERTIFICATE = 11
const groupOffer = {
  versions: { min: 'TLSv1.2', max: 'TLSv1.2' },
  cipherSuites: ['ECDHE-RSA-AES256-GCM-SHA384'],
} as const

test('plain HTTP on the port is closed without a word', async () => {
  const { near, visit, events } = await testServer()
  const client = rawClient(near)
  client.send('GET / HTTP/1.1\r\nHost: fmc\r\n\r\n')
  expect(await visit.closed).toEqual({ reason: 'error', detail: 'http request' })
  expect(client.alerts).toEqual([])
  expect(told(events)).toContain('handshake.refused')
})

test('bytes that are no TLS are closed without a word', async () => {
  const { near, visit } = await testServer()
  const client = rawClient(near)
  client.send('SSH-2.0-OpenSSH_9.2\r\n')
  expect(await visit.closed).toMatchObject({ reason: 'error', detail: 'wrong version number' })
  expect(client.alerts).toEqual([])
})

test('a record that is longer than may be is answered with alert 22', async () => {
  const { near, visit } = await testServer(groupOffer)
  const client = rawClient(near)
  await client.greet()
  client.send(Buffer.concat([Buffer.from('160303ffff', 'hex'), Buffer.alloc(64)]))
  await visit.closed
  expect(client.alerts).toEqual([22])
})

test('a record of a kind that does not exist is answered with alert 10', async () => {
  const { near, visit } = await testServer(groupOffer)
  const client = rawClient(near)
  await client.greet()
  client.send(recordBytes(99, 0x0303, Buffer.alloc(8)))
  await visit.closed
  expect(client.alerts).toEqual([10])
})

test('a ClientHello that is cut short inside is answered with alert 50', async () => {
  const { near, visit } = await testServer(groupOffer)
  const client = rawClient(near)
  client.send(records(message(1, Buffer.from('030300', 'hex'))))
  await visit.closed
  expect(client.alerts).toEqual([50])
})

test('a Certificate message in one-byte records is judged like any other', async () => {
  const seen: Buffer[][] = []
  const { near, visit, events } = await testServer({
    ...groupOffer,
    verify: (presented) => {
      seen.push(presented.map((der) => Buffer.from(der)))
      return failing()()
    },
  })
  const client = rawClient(near)
  await client.greet()
  const { der } = leaf('client')
  client.send(records(message(CERTIFICATE, certificateBody([der])), 1))
  expect(await visit.closed).toEqual({ reason: 'error', detail: 'certificate has expired' })
  expect(client.alerts).toEqual([45])
  expect(seen).toEqual([[der]])
  expect(told(events)).toContain('alert.sent 45')
})

test('a Certificate message that announces too much is refused before it comes', async () => {
  const { near, visit } = await testServer(groupOffer)
  const client = rawClient(near)
  await client.greet()
  client.send(records(message(CERTIFICATE, Buffer.alloc(0), 102_401)))
  expect(await visit.closed).toEqual({ reason: 'error', detail: 'excessive message size' })
  expect(client.alerts).toEqual([47])
})

test('a Certificate message whose lengths do not fit is answered with alert 50', async () => {
  const { near, visit, sessions } = await testServer(groupOffer)
  const client = rawClient(near)
  await client.greet()
  client.send(records(message(CERTIFICATE, Buffer.from('000009000005aabb', 'hex'))))
  await visit.closed
  expect(client.alerts).toEqual([50])
  expect(sessions).toEqual([])
})

test('a chain of fifty certificates is judged whole', async () => {
  const chain = Array.from({ length: 50 }, () => authority().certificate)
  const depths: number[] = []
  const verify = (presented: readonly Uint8Array[]) => {
    depths.push(presented.length)
    return { ok: true } as const
  }
  const { outcome } = await handshake({ verify }, {}, credentialsOf(leaf('client'), ...chain))
  expect(outcome.ok).toBe(true)
  expect(depths).toEqual([51])
})

test('a chain with more certificates than are looked at is too long, with alert 48', async () => {
  const limits = { certificatesMax: 10 }
  const chain = Array.from({ length: 10 }, () => authority().certificate)
  const { outcome, server } = await handshake(
    { limits },
    {},
    credentialsOf(leaf('client'), ...chain),
  )
  expect(outcome).toMatchObject({ refusal: { alert: { number: 48 } } })
  const refused = server.events.find(({ type }) => type === 'handshake.refused')
  expect(refused).toMatchObject({ report: { failure: { error: 22, depth: 10 } } })
})

test('a session is not resumed, so that certificates are shown each time', async () => {
  const { near, sessions } = await testServer({ clientCertificate: 'none' })
  const client = connectTls({ socket: near, rejectUnauthorized: false })
  await once(client, 'secureConnect')
  const session = client.getSession()
  const second = await testServer({ clientCertificate: 'none' })
  const again = connectTls({ socket: second.near, rejectUnauthorized: false, session: session! })
  await once(again, 'secureConnect')
  expect(again.isSessionReused()).toBe(false)
  expect(second.sessions[0]?.report.certificates.server).toHaveLength(1)
  expect(sessions).toHaveLength(1)
})

async function renegotiate(renegotiationsMax: number) {
  const server = await testServer({ limits: { renegotiationsMax } })
  const { certificatesPem: cert, privateKeyPem: key } = clientCredentials
  const client = connectTls({ socket: server.near, rejectUnauthorized: false, cert, key })
  const failed = new Promise<Error>((resolve) => client.once('error', resolve))
  await once(client, 'secureConnect')
  client.renegotiate({ rejectUnauthorized: false }, () => {})
  return { ...server, failed }
}

test('renegotiation is declined with alert 100', async () => {
  const { failed, events } = await renegotiate(3)
  expect((await failed).message).toContain('no renegotiation')
  expect(told(events)).toContain('renegotiation.refused')
  expect(told(events)).toContain('alert.sent 100')
})

test('one renegotiation too many ends the connection', async () => {
  const { visit } = await renegotiate(0)
  expect(await visit.closed).toEqual({ reason: 'limit', detail: 'too many renegotiations' })
})
