import { expect } from 'vitest'
import { certificatesInFile, slashName } from '../../../src/emulator/index.ts'
import { DAY_MS, START_MS, startManager, startPair, test } from './fmc-lab.ts'

const CA = '/etc/sf/ca_root/cacert.pem'

test('the InternalCA is that of the factory, and begins on the build date of the image', async () => {
  const { fmc } = await startManager({ imageBuilt: '2014-09-22' })
  const pem = fmc.readFile(CA) ?? ''
  const [authority] = certificatesInFile(pem)
  expect(pem).toHaveLength(1310)
  expect(authority?.der).toHaveLength(927)
  expect(authority?.serial).toBe('00')
  expect(slashName(authority!.subject)).toBe(
    `/title=InternalCA/CN=${fmc.uuid()}/OU=Intrusion Management System/O=Cisco Systems, Inc`,
  )
  expect(authority?.notBeforeMs).toBe(Date.parse('2014-09-22T00:00:00Z'))
  expect(fmc.caEndMs()).toBe(Date.parse('2014-09-22T00:00:00Z') + 3650 * DAY_MS)
})

test('a scenario says in how many days the InternalCA expires', async () => {
  const { fmc } = await startManager({ caExpiresIn: '120d' })
  expect(fmc.caEndMs()).toBe(START_MS + 120 * DAY_MS)
  const { fmc: late } = await startManager({ caExpiresIn: '-3d' })
  expect(late.caEndMs()).toBe(START_MS - 3 * DAY_MS)
})

test('an image of a release is not younger than the lab', async () => {
  const { fmc } = await startManager({ profile: '7.6' })
  expect(fmc.caEndMs()).toBe(START_MS + 3450 * DAY_MS)
})

test('the own certificate has the UUID of the manager and the size of the capture', async ({
  manager: { fmc },
}) => {
  const pem = fmc.readFile('/etc/sf/keys/sftunnel-cert.pem') ?? ''
  const [own] = certificatesInFile(pem)
  const [authority] = certificatesInFile(fmc.readFile(CA) ?? '')
  expect(pem).toHaveLength(1403)
  expect(own?.der).toHaveLength(995)
  expect(slashName(own!.subject)).toContain(`/title=${fmc.uuid()}/generationQualifier=sftunnel`)
  expect(own?.isSignedBy(authority!.publicKey!)).toBe(true)
})

test('ca_root has the books of openssl ca, in which the own certificate is the first', async ({
  manager: { fmc },
}) => {
  expect(fmc.readFile('/etc/sf/ca_root/serial')).toBe('02\n')
  expect(fmc.readFile('/etc/sf/ca_root/index.txt')).toMatch(
    new RegExp(`^V\\t\\d{12}Z\\t\\t01\\tunknown\\t/CN=localhost/.*title=${fmc.uuid()}/`),
  )
  expect(fmc.readFile('/etc/sf/ca_root/newcerts/01.pem')).toContain('Serial Number: 1 (0x1)')
  expect(fmc.readFile('/etc/sf/ca_root/crl.pem')).toMatch(/^-----BEGIN X509 CRL-----\n/)
  expect(fmc.readFile('/etc/sf/ca_root/private/cakey.pem')).toMatch(
    /^-----BEGIN PRIVATE KEY-----\n/,
  )
})

test('a device that was issued a certificate is in the books, and has a folder', async () => {
  const { fmc, ftd } = await startPair()
  expect(fmc.readFile('/etc/sf/ca_root/index.txt')).toContain(`title=${ftd.uuid()}/`)
  expect(fmc.readFile('/etc/sf/ca_root/serial')).toBe('03\n')
  expect(fmc.readFile(`/var/sf/peers/${ftd.uuid()}/sw_version`)).toBe('7.2.5')
  expect(ftd.readFile(`/var/sf/peers/${fmc.uuid()}/cacert.pem`)).toBe(fmc.readFile(CA))
})

test('sftunnel.conf is as it is printed, and the files tell the release', async ({
  manager: { fmc },
}) => {
  expect(fmc.readFile('/etc/sf/sftunnel.conf')).toBe(
    [
      'proxyssl {',
      '  proxy_cert /etc/sf/keys/sftunnel-cert.pem;',
      '  proxy_key /etc/sf/keys/sftunnel-key.pem;',
      '  proxy_cacert /etc/sf/ca_root/cacert.pem;',
      '  proxy_crl /etc/sf/ca_root/crl.pem;',
      '  proxy_cipher 1;',
      '  proxy_tls_version TLSv1.2;',
      '};',
      '',
    ].join('\n'),
  )
  expect(fmc.readFile('/etc/sf/ims.conf')).toContain(`\nAPPLIANCE_UUID=${fmc.uuid()}\n`)
  expect(fmc.readFile('/etc/sf/sf-version')).toMatch(
    /^Cisco Secure Firewall Management Center for VMware v7\.2\.5 \(build 208\)\n/,
  )
})

test('a manager makes the same files again from the same seed', async () => {
  const [one, other] = [await startManager(), await startManager()]
  expect(one.fmc.readFile(CA)).toBe(other.fmc.readFile(CA))
  expect(one.fmc.uuid()).toBe(other.fmc.uuid())
})
