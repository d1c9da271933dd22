import { expect, test } from 'vitest'
import type { FmcOptions } from '../../../../emulators/fmc/index.ts'
import type { FtdOptions } from '../../../../emulators/ftd/index.ts'
import { DAY_MS, FTD_ADDRESS, startPair } from '../../fmc/fmc-lab.ts'
import { rootShell } from './root-shell.ts'

const CA = '-CAfile /etc/sf/ca_root/cacert.pem'
const OWN = '-cert /etc/sf/keys/sftunnel-cert.pem -key /etc/sf/keys/sftunnel-key.pem'
const AT_DEVICE = `openssl s_client -connect ${FTD_ADDRESS}:8305`

async function onPair(options: FmcOptions = {}, device: FtdOptions = {}, hasClish = true) {
  const pair = await startPair(options, device)
  return { ...pair, run: await rootShell(await pair.visit(), 'fmc-secret', { hasClish }) }
}

test('with the own certificate the handshake comes about and the chain is good', async () => {
  const { run, ftd, fmc } = await onPair()
  const said = await run(`${AT_DEVICE} ${CA} ${OWN} < /dev/null`)
  expect(said).toContain('CONNECTED(00000003)\n---\nCertificate chain\n 0 s:CN = localhost, ')
  expect(said).toContain(`title = ${ftd.uuid()}, generationQualifier = sftunnel\n   i:title = Int`)
  expect(said).toContain('-----END CERTIFICATE-----\nsubject=CN = localhost')
  expect(said).toMatch(/---\nSSL handshake has read \d{4} bytes and written \d{4} bytes\n/)
  expect(said).toContain('New, TLSv1.2, Cipher is ECDHE-RSA-AES256-GCM-SHA384\n')
  expect(said).toContain('Verify return code: 0 (ok)\n')
  expect(said).toContain(
    `depth=1 title = InternalCA, OU = Intrusion Management System, CN = ${fmc.uuid()}, O = "Cisco Systems, Inc"\nverify return:1\ndepth=0 `,
  )
  expect(said.endsWith('DONE\n')).toBe(true)
})

test('without a certificate the server says alert 40', async () => {
  const { run, journal } = await onPair()
  const said = await run(`${AT_DEVICE} -tls1_2 < /dev/null`)
  expect(said).toContain(
    'error:14094410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure:../ssl/record/rec_layer_s3.c:1543:SSL alert number 40\n',
  )
  expect(said).toContain('verify error:num=19:self signed certificate in certificate chain\n')
  expect(journal('handshake.refused', 'ftd').at(-1)).toMatchObject({ by: 'server', alert: 40 })
})

test('after the end of the InternalCA both ends say so', async () => {
  const { run, lab, ftd } = await onPair({ caExpiresIn: '10d' })
  await lab.advance(11 * DAY_MS)
  const said = await run(`${AT_DEVICE} ${CA} ${OWN} < /dev/null`)
  expect(said).toMatch(
    /depth=1 .*\nverify error:num=10:certificate has expired\nnotAfter=.*\nverify return:1\ndepth=1 .*\nnotAfter=.*\nverify return:1\ndepth=0 /,
  )
  expect(said).toContain('sslv3 alert certificate expired:../ssl/record')
  expect(said).toContain('    Verify return code: 10 (certificate has expired)\n')
  expect(ftd.log().join('\n')).toContain('err 10:certificate has expired')
})

test('with -verify_return_error the client breaks off and tells the server', async () => {
  const { run, lab, journal } = await onPair({ caExpiresIn: '10d' })
  await lab.advance(11 * DAY_MS)
  const said = await run(`${AT_DEVICE} ${CA} ${OWN} -verify_return_error < /dev/null`)
  expect(said).toContain(
    'error:1416F086:SSL routines:tls_process_server_certificate:certificate verify failed:../ssl/statem/statem_clnt.c:1919:\n',
  )
  expect(said).toContain('no peer certificate available\n')
  expect(journal('alert.received', 'ftd').at(-1)).toMatchObject({ number: 45 })
})

test('-showcerts prints every certificate of the chain', async () => {
  const { run } = await onPair()
  const said = await run(`${AT_DEVICE} -showcerts < /dev/null 2> /dev/null`)
  expect(said.match(/-----BEGIN CERTIFICATE-----/g)).toHaveLength(2)
})

test('its output can be read by x509', async () => {
  const { run, ftd } = await onPair()
  const pipe = `${AT_DEVICE} ${OWN} < /dev/null 2> /dev/null | openssl x509 -noout -subject`
  expect(await run(pipe)).toContain(`title = ${ftd.uuid()}`)
})

test('OpenSSL 1.0 has its own form', async () => {
  const { run } = await onPair({ profile: '6.2.3' }, { profile: '6.2.3' }, false)
  const said = await run(`${AT_DEVICE} ${CA} ${OWN} < /dev/null`)
  expect(said).toContain(' 0 s:/CN=localhost/OU=Intrusion Management System')
  expect(said).toContain('New, TLSv1/SSLv3, Cipher is AES256-GCM-SHA384\n')
  expect(said).toContain('    Key-Arg   : None\n')
  expect(await run(`${AT_DEVICE} -tls1_3 < /dev/null`)).toBe('unknown option -tls1_3\n')
})

test('a session of TLS 1.3 has no session block, and no common version is alert 70', async () => {
  const { run } = await onPair({ profile: '7.4' }, { profile: '7.4' })
  const said = await run(`${AT_DEVICE} ${CA} ${OWN} < /dev/null`)
  expect(said).toContain('New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384\n')
  expect(said).toContain('Early data was not sent\nVerify return code: 0 (ok)\n---\n')
  expect(await run(`${AT_DEVICE} -tls1_2 < /dev/null`)).toContain('SSL alert number 70\n')
})

test('a port that is shut and a name that nobody has are told', async () => {
  const { run } = await onPair()
  expect(await run(`openssl s_client -connect ${FTD_ADDRESS}:8306 < /dev/null`)).toMatch(
    /system library:connect:Connection refused.*\n.*\nconnect:errno=111\n$/,
  )
  expect(await run('openssl s_client -connect nobody:8305 < /dev/null')).toContain(
    'Name or service not known\nconnect:errno=0\n',
  )
})

test('somebody at the terminal talks to the server until Q', async () => {
  const { run } = await onPair()
  const said = await run(`${AT_DEVICE} ${CA} ${OWN}\rQ`)
  expect(said).toContain('Verify return code: 0 (ok)\n')
  expect(said.endsWith('Q\nDONE\n')).toBe(true)
})
