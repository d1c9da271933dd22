import { expect, test } from 'vitest'
import {
  gnutls,
  knock,
  openssl,
  pastExpiryEpoch,
  PAST_EXPIRY,
  raiseTunnel,
  stunnel,
} from './sftunnel-lab.ts'
import { runProgram } from './real-programs.ts'

/** Row A2 of the measured table: the InternalCA has expired, the leaves have not. */
const CA_EXPIRED = { error: 10, depth: 1, text: 'certificate has expired' }

test('openssl s_client gets in as the device until the InternalCA expires, and then meets alert 45', async () => {
  const { port, filesOf, expire, journal } = await raiseTunnel()
  const before = openssl(port, filesOf('ftd'))
  await before.until('Verify return code: 0 (ok)')
  await before.stop()
  await expire()
  const trusting = openssl(port, filesOf('ftd'))
  await trusting.until('sslv3 alert certificate expired')
  await trusting.until('SSL alert number 45')
  expect((await journal('fmc', 'handshake.refused')).at(-1)).toMatchObject({
    by: 'server',
    alert: 45,
    verification: CA_EXPIRED,
  })
})

test('openssl s_client at lab time finds the expired InternalCA at depth 1 and tells the manager', async () => {
  const { port, filesOf, expire, journal } = await raiseTunnel()
  await expire()
  const { stdout, stderr } = await openssl(port, filesOf('ftd'), ['-attime', pastExpiryEpoch()])
    .ended
  expect(stdout + stderr).toMatch(
    /depth=1 title = InternalCA.*\nverify error:num=10:certificate has expired/,
  )
  await expect
    .poll(async () => (await journal('fmc', 'handshake.refused')).at(-1))
    .toMatchObject({ by: 'client', alert: 45 })
})

test('gnutls-cli gets in as the device until the InternalCA expires, and then meets alert 45', async () => {
  const { port, filesOf, expire, journal } = await raiseTunnel()
  const before = gnutls(port, filesOf('ftd'))
  await before.until('The certificate is trusted')
  await before.until('Handshake was completed')
  await before.stop()
  await expire()
  const late = gnutls(port, filesOf('ftd'), PAST_EXPIRY)
  await late.until('The certificate chain uses expired certificate')
  const after = gnutls(port, filesOf('ftd'))
  await after.until('Received alert [45]: Certificate is expired')
  expect((await journal('fmc', 'handshake.refused')).at(-1)).toMatchObject({
    by: 'server',
    alert: 45,
    verification: CA_EXPIRED,
  })
})

test('stunnel gets in as the device until the InternalCA expires, and then meets alert 45', async () => {
  const { port, filesOf, expire, journal } = await raiseTunnel()
  const there = { connect: `127.0.0.1:${port}` }
  const { port: here, program } = await stunnel('client', there, { files: filesOf('ftd') })
  knock(here)
  await program.until('Certificate accepted at depth=0')
  await program.until('TLS connected: new session negotiated')
  await expire()
  knock(here)
  await program.until(/sslv3 alert certificate expired|SSL alert number 45/)
  expect((await journal('fmc', 'handshake.refused')).at(-1)).toMatchObject({
    by: 'server',
    alert: 45,
    verification: CA_EXPIRED,
  })
})

test('stunnel at lab time turns the expired InternalCA down by itself', async () => {
  const { port, filesOf, expire, journal } = await raiseTunnel()
  await expire()
  const there = { connect: `127.0.0.1:${port}` }
  const late = { files: filesOf('ftd'), shift: PAST_EXPIRY }
  const { port: here, program } = await stunnel('client', there, late)
  knock(here)
  await program.until('Pre-verification error: certificate has expired')
  await expect
    .poll(async () => (await journal('fmc', 'handshake.refused')).at(-1))
    .toMatchObject({ by: 'client', alert: 45 })
})

test('each of 30 callers without a certificate is told of in the same words', async () => {
  const { port, journal } = await raiseTunnel()
  const callers = 30
  for (let caller = 0; caller < callers; caller++) {
    const where = ['s_client', '-connect', `127.0.0.1:${port}`, '-tls1_2']
    const { stderr } = await runProgram('openssl', where, { input: '' })
    expect(stderr).toContain('SSL alert number 40')
  }
  const reasons = async () =>
    (await journal('fmc', 'handshake.refused')).map(({ reason }) => reason)
  await expect.poll(reasons).toHaveLength(callers)
  expect(new Set(await reasons())).toEqual(new Set(['peer did not return a certificate']))
})
