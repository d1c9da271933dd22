import { expect, test } from 'vitest'
import { certificateEvidence } from '../../../../emulators/sftunnel/certificates/evidence.ts'
import { internalCa } from '../../../../emulators/sftunnel/certificates/internal-ca.ts'
import { internalCaName, tunnelName } from '../../../../emulators/sftunnel/certificates/names.ts'
import { slashName, x509Text } from '../../../../src/pki/index.ts'
import { deviceUuid, issuedForTunnel, managerUuid, REGENERATED_MS } from './tunnel-world.ts'

test('the factory InternalCA has 927 bytes, version 3 and one extension', () => {
  const { certificate } = issuedForTunnel('factory').authority
  expect(certificate.der).toHaveLength(927)
  expect(certificate).toMatchObject({ version: 3, serial: '00' })
  expect(slashName(certificate.subject)).toBe(
    `/title=InternalCA/CN=${managerUuid}/OU=Intrusion Management System/O=Cisco Systems, Inc`,
  )
  expect(x509Text(certificate)).toContain('X509v3 Basic Constraints: \n                CA:TRUE\n')
})

test('the regenerated InternalCA has 904 bytes, version 1 and its names in another order', () => {
  const { certificate } = issuedForTunnel('regenerated').authority
  expect(certificate.der).toHaveLength(904)
  expect(certificate.pem).toHaveLength(1281)
  expect(certificate).toMatchObject({ version: 1, serial: '00', extensions: [] })
  expect(slashName(certificate.subject)).toBe(
    `/title=InternalCA/OU=Intrusion Management System/CN=${managerUuid}/O=Cisco Systems, Inc`,
  )
})

test('the regenerated InternalCA begins byte for byte as the printed one', () => {
  const { certificate } = issuedForTunnel('regenerated').authority
  const uuid = Buffer.from(managerUuid).toString('hex')
  const unit = Buffer.from('Intrusion Management System').toString('hex')
  const organization = Buffer.from('Cisco Systems, Inc').toString('hex')
  const printed =
    '308203843082026c020100300d06092a864886f70d01010b0500' +
    '30818731133011060355040c0c0a496e7465726e616c4341' +
    `31243022060355040b0c1b${unit}` +
    `312d302b06035504030c24${uuid}` +
    `311b3019060355040a0c12${organization}`
  expect(certificate.der.toString('hex').slice(0, printed.length)).toBe(printed)
})

test('an InternalCA is valid for 3650 days', () => {
  const plan = internalCa({ ...issuedForTunnel('regenerated').facts, notBeforeMs: REGENERATED_MS })
  expect(new Date(plan.notAfterMs).toISOString()).toBe('2034-10-12T14:23:28.000Z')
})

test('a tunnel certificate has 995 bytes, 1403 as PEM, and three extensions', () => {
  const { certificate } = issuedForTunnel('factory').leaf
  expect(certificate.der).toHaveLength(995)
  expect(certificate.pem).toHaveLength(1403)
  expect(certificate).toMatchObject({ version: 3, serial: '01' })
  expect(certificate.extensions).toHaveLength(3)
  expect(slashName(certificate.subject)).toBe(
    `/CN=localhost/OU=Intrusion Management System/O=Cisco Systems, Inc/title=${deviceUuid}/generationQualifier=sftunnel`,
  )
})

test('the name in a factory certificate is 135 bytes long, as the capture shows', () => {
  const { certificate } = issuedForTunnel('factory').authority
  expect(certificate.der.toString('hex')).toContain('3081873113301106035504')
})

test('old boxes carry the name of the former company', () => {
  const former = 'Sourcefire, Inc.'
  expect(slashName(internalCaName(managerUuid, 'unit-after-name', former))).toMatch(
    /O=Sourcefire, Inc\.$/,
  )
  expect(slashName(tunnelName(deviceUuid, former))).toContain('/O=Sourcefire, Inc./title=')
})

test('every part of the certificates says what it rests on', () => {
  expect(certificateEvidence.every(({ source }) => source.length > 0)).toBe(true)
})
