import { expect, test } from 'vitest'
import { startManager } from '../../fmc/fmc-lab.ts'
import { rootShell } from './root-shell.ts'

const CA = '/etc/sf/ca_root/cacert.pem'
const OWN = '/etc/sf/keys/sftunnel-cert.pem'
const KEY = '/etc/sf/keys/sftunnel-key.pem'

async function onManager(options: Parameters<typeof startManager>[0] = {}, hasClish = true) {
  const manager = await startManager(options)
  return { ...manager, run: await rootShell(await manager.visit(), 'fmc-secret', { hasClish }) }
}

test('openssl has the version of the release', async () => {
  expect(await (await onManager()).run('openssl version')).toBe('CiscoSSL 1.1.1n.7.2.390\n')
  const old = await onManager({ profile: '6.2.3' }, false)
  expect(await old.run('openssl version')).toMatch(/^CiscoSSL 1\.0\.2/)
})

test('x509 shows what is asked for in the order of the options', async () => {
  const { run, fmc } = await onManager({ imageBuilt: '2014-10-07' })
  expect(await run(`openssl x509 -noout -subject -enddate -serial -in ${CA}`)).toBe(
    [
      `subject=title = InternalCA, CN = ${fmc.uuid()}, OU = Intrusion Management System, O = "Cisco Systems, Inc"`,
      'notAfter=Oct  4 00:00:00 2024 GMT',
      'serial=00',
      '',
    ].join('\n'),
  )
  expect(await run(`openssl x509 -checkend 864000 -noout -in ${CA}`)).toBe(
    'Certificate will not expire\n',
  )
})

test('x509 of OpenSSL 1.0 prints names with slashes', async () => {
  const { run, fmc } = await onManager({ profile: '6.2.3' }, false)
  expect(await run(`openssl x509 -noout -issuer -in ${OWN}`)).toBe(
    `issuer= /title=InternalCA/CN=${fmc.uuid()}/OU=Intrusion Management System/O=Cisco Systems, Inc\n`,
  )
  expect(await run(`openssl x509 -noout -text -in ${OWN} | grep -A 2 Serial`)).toBe(
    `        Serial Number: 1 (0x1)\n    Signature Algorithm: sha256WithRSAEncryption\n        Issuer: title=InternalCA, CN=${fmc.uuid()}, OU=Intrusion Management System, O=Cisco Systems, Inc\n`,
  )
})

test('files that are missing or hold nothing are named in the words of the generation', async () => {
  const { run } = await onManager()
  expect(await run('openssl x509 -noout -in nothing.pem')).toBe(
    [
      "Can't open nothing.pem for reading, No such file or directory",
      "140737353819008:error:02001002:system library:fopen:No such file or directory:../crypto/bio/bss_file.c:69:fopen('nothing.pem','r')",
      '140737353819008:error:2006D080:BIO routines:BIO_new_file:no such file:../crypto/bio/bss_file.c:76:',
      'unable to load certificate',
      '',
    ].join('\n'),
  )
  expect(await run('echo nothing | openssl x509 -noout')).toBe(
    'unable to load certificate\n140737353819008:error:0909006C:PEM routines:get_name:no start line:../crypto/pem/pem_lib.c:745:Expecting: TRUSTED CERTIFICATE\n',
  )
  expect(await run('openssl x509 -foo')).toBe(
    'x509: Unrecognized flag foo\nx509: Use -help for summary.\n',
  )
})

test('verify finds the expired InternalCA, and passes it at an earlier time', async () => {
  const { run } = await onManager({ caExpiresIn: '-3d' })
  expect(await run(`openssl verify -CAfile ${CA} ${OWN}`)).toMatch(
    /^title = InternalCA, .*\nerror 10 at 1 depth lookup: certificate has expired\nCN = localhost, .*\nerror 10 at 0 depth lookup: certificate has expired\nerror \/etc\/sf\/keys\/sftunnel-cert\.pem: verification failed\n$/,
  )
  const earlier = Date.parse('2024-09-01T00:00:00Z') / 1000
  expect(await run(`openssl verify -attime ${earlier} -CAfile ${CA} ${OWN}`)).toBe(`${OWN}: OK\n`)
})

test('keys are checked, and belong to a certificate when the moduli are the same', async () => {
  const { run } = await onManager()
  expect(await run(`openssl rsa -check -noout -in ${KEY}`)).toBe('RSA key ok\n')
  const [ofKey, ofCertificate] = [
    await run(`openssl rsa -modulus -noout -in ${KEY}`),
    await run(`openssl x509 -modulus -noout -in ${OWN}`),
  ]
  expect(ofKey).toMatch(/^Modulus=[0-9A-F]{512}\n$/)
  expect(ofKey).toBe(ofCertificate)
  expect(await run(`openssl pkey -pubout -in ${KEY}`)).toBe(
    await run(`openssl x509 -pubkey -noout -in ${OWN}`),
  )
})

test('crl shows what the authority has revoked', async () => {
  const { run } = await onManager()
  expect(await run('openssl crl -text -noout -in /etc/sf/ca_root/crl.pem')).toContain(
    'No Revoked Certificates.\n',
  )
  await run('sfca_revoke /etc/sf/ca_root 1')
  const list = '-noout -in /etc/sf/ca_root/crl.pem'
  expect(await run(`openssl crl -text ${list}`)).toContain(
    'Revoked Certificates:\n    Serial Number: 01\n',
  )
  expect(await run(`openssl crl -CAfile ${CA} ${list}`)).toBe('verify OK\n')
})

test('asn1parse shows a certificate, and the inside of one of its values', async () => {
  const { run } = await onManager()
  const whole = await run(`openssl asn1parse -i -in ${CA}`)
  expect(whole).toMatch(/^ {4}0:d=0 {2}hl=4 l= 923 cons: SEQUENCE/)
  expect(whole).toContain(':InternalCA')
  expect(await run(`openssl asn1parse -strparse 9999 -in ${CA}`)).toBe("'9999' is out of range\n")
  const key = await run(`openssl asn1parse -strparse 22 -in ${KEY}`)
  expect(key).toMatch(/^ {4}0:d=0 {2}hl=4 l=11\d\d cons: SEQUENCE {10}\n/)
})

test('what openssl does not know is said', async () => {
  const { run } = await onManager()
  expect(await run('openssl bogus')).toBe(`Invalid command 'bogus'; type "help" for a list.\n`)
})
