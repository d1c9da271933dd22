import { expect, test } from 'vitest'
import { authority, credentialsOf, leaf } from '../rooms/tls/certificates.ts'
import { runProgram } from './real-programs.ts'
import { dialTls, listenTls, offers, startOpensslClient, startOpensslServer } from './tls-door.ts'
import type { EndFiles } from './tls-states.ts'

/** Options that take the certificate of an end away. */
const WITHOUT_CREDENTIALS: object = { credentials: undefined }

const good: EndFiles = {
  trusted: authority().certificate,
  credentials: credentialsOf(leaf('an end')),
}

/** Runs `openssl s_client`; typing nothing more ends it. */
async function opensslClient(port: number, options: readonly string[], input = '') {
  const client = startOpensslClient(port, good, options)
  client.type(input)
  const { stdout, stderr } = await client.ended
  return stdout + stderr
}

for (const [version, flag] of [
  ['TLSv1.2', '-tls1_2'],
  ['TLSv1.3', '-tls1_3'],
] as const) {
  test(`openssl s_client talks to the lab in ${version}`, async () => {
    const door = await listenTls(good, version)
    const client = startOpensslClient(door.port, good, [flag, '-quiet'])
    client.type('hello from openssl\n')
    await client.until('hello from openssl')
    await client.stop()
    expect(door.events).toContainEqual(expect.objectContaining({ type: 'handshake.agreed' }))
  })

  test(`the lab talks to openssl s_server in ${version}`, async () => {
    const { port, program } = await startOpensslServer(good, [flag])
    const { outcome } = await dialTls(port, good, version)
    if (!outcome.ok) expect.unreachable(outcome.refusal.detail)
    outcome.session.stream.write('hello from the lab\n')
    await program.until('hello from the lab')
    outcome.session.stream.resume()
    outcome.session.close()
    expect(await outcome.session.closed).toEqual({ reason: 'bye' })
    expect(outcome.session.report).toMatchObject({
      versions: { agreed: version },
      suites: { agreed: offers[version].cipherSuites[0] },
      certificates: { client: [{ subject: '/CN=an end' }], server: [{ subject: '/CN=an end' }] },
    })
  })
}

test('the chain that openssl sees is exactly the one that the lab was given', async () => {
  const credentials = credentialsOf(leaf('an end'), authority().certificate)
  const door = await listenTls({ ...good, credentials }, 'TLSv1.2')
  const client = startOpensslClient(door.port, good, ['-tls1_2', '-showcerts'])
  await client.until('Verify return code')
  await client.stop()
  expect(client.output().match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
})

test('versions that do not meet end with alert 70 on both sides', async () => {
  const door = await listenTls(good, 'TLSv1.2')
  expect(await opensslClient(door.port, ['-tls1_3'])).toContain('SSL alert number 70')
  const { port, program } = await startOpensslServer(good, ['-tls1_3'])
  const { outcome } = await dialTls(port, good, 'TLSv1.2')
  expect(outcome).toMatchObject({ refusal: { kind: 'alert', alert: { number: 70 } } })
  await program.until('unsupported protocol')
})

test('suites that do not meet end with alert 40 on both sides', async () => {
  const door = await listenTls(good, 'TLSv1.2')
  const chacha = ['-tls1_2', '-cipher', 'ECDHE-RSA-CHACHA20-POLY1305']
  expect(await opensslClient(door.port, chacha)).toContain('SSL alert number 40')
  const { port, program } = await startOpensslServer(good, chacha)
  const { outcome } = await dialTls(port, good, 'TLSv1.2')
  expect(outcome).toMatchObject({ refusal: { kind: 'alert', alert: { number: 40 } } })
  await program.until('no shared cipher')
})

test('an end without a certificate meets alert 40, in TLS 1.3 alert 116', async () => {
  for (const [version, flag, number] of [
    ['TLSv1.2', '-tls1_2', 40],
    ['TLSv1.3', '-tls1_3', 116],
  ] as const) {
    const door = await listenTls(good, version)
    const to = ['s_client', '-connect', `127.0.0.1:${door.port}`, flag]
    const { stderr } = await runProgram('openssl', [...to, '-ign_eof'])
    expect(stderr).toContain(`SSL alert number ${number}`)
    const { port, program } = await startOpensslServer(good, [flag])
    const { events } = await dialTls(port, good, version, WITHOUT_CREDENTIALS)
    await program.until('peer did not return a certificate')
    await expect
      .poll(() => events)
      .toContainEqual({
        type: 'alert.received',
        alert: expect.objectContaining({ number }) as object,
      })
  }
})

test('suites with RSA key exchange, which old appliances have, are agreed on', async () => {
  const door = await listenTls(good, 'TLSv1.2')
  const text = await opensslClient(door.port, ['-tls1_2', '-cipher', 'AES128-SHA'], 'Q\n')
  expect(text).toMatch(/Cipher is AES128-SHA/)
})

test('TLS 1.0 is spoken where a profile has it, at security level 0', async () => {
  const old = {
    versions: { min: 'TLSv1', max: 'TLSv1' },
    cipherSuites: ['AES128-SHA'],
  } as const
  const door = await listenTls(good, 'TLSv1.2', old)
  const options = ['-tls1', '-cipher', 'AES128-SHA@SECLEVEL=0']
  expect(await opensslClient(door.port, options, 'Q\n')).toMatch(/New, .*Cipher is AES128-SHA/)
  const { port } = await startOpensslServer(good, options)
  const { outcome } = await dialTls(port, good, 'TLSv1.2', old)
  expect(outcome).toMatchObject({ session: { report: { versions: { agreed: 'TLSv1' } } } })
})

test('a HelloRetryRequest is gone along with, as server and as client', async () => {
  const groups = ['P-384']
  const door = await listenTls(good, 'TLSv1.3', { groups })
  const text = await opensslClient(door.port, ['-tls1_3', '-groups', 'X25519:P-384'], 'Q\n')
  expect(text).toContain('Verification: OK')
  expect(door.events).toContainEqual(expect.objectContaining({ type: 'handshake.agreed' }))
  const { port } = await startOpensslServer(good, ['-tls1_3', '-groups', 'P-384'])
  const { outcome } = await dialTls(port, good, 'TLSv1.3', { groups: ['X25519', 'P-384'] })
  expect(outcome.ok).toBe(true)
})

test('openssl cannot negotiate anew, and sees why', async () => {
  const door = await listenTls(good, 'TLSv1.2')
  const client = startOpensslClient(door.port, good, ['-tls1_2'])
  await client.until('Verify return code')
  client.type('R\n')
  await client.until('no renegotiation')
  expect(door.events).toContainEqual({ type: 'renegotiation.refused' })
})

test('openssl cannot resume a session, so that it shows its certificate each time', async () => {
  const door = await listenTls(good, 'TLSv1.2')
  const text = await opensslClient(door.port, ['-tls1_2', '-reconnect'], 'Q\n')
  expect(text).toContain('New, TLSv1.2')
  expect(text).not.toContain('Reused')
})
