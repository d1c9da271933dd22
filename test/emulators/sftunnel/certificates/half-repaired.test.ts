import { expect, test } from 'vitest'
import { internalCa } from '../../../../emulators/sftunnel/certificates/internal-ca.ts'
import { internalCaName } from '../../../../emulators/sftunnel/certificates/names.ts'
import { tunnelCertificate } from '../../../../emulators/sftunnel/certificates/tunnel-certificate.ts'
import { entropyFrom } from '../../../../src/entropy/entropy.ts'
import {
  createKeyPool,
  issueCertificate,
  issueSelfSigned,
  keyFile,
  loadCredential,
  verifyChain,
  type CredentialFiles,
} from '../../../../src/pki/index.ts'
import { deviceUuid, managerUuid, REGENERATED_MS } from './tunnel-world.ts'

const DAY_MS = 86_400_000
const keys = createKeyPool(entropyFrom('half-repaired'))

/** The files of manager and device under one InternalCA, whose name is always the same. */
function generation(label: string, notBeforeMs: number) {
  const plan = internalCa({
    name: internalCaName(managerUuid, 'unit-before-name'),
    generation: 'regenerated',
    notBeforeMs,
    key: keys.own(`${label} InternalCA`),
  })
  const signer = { name: plan.subject, key: plan.key }
  const filesOf = (holderUuid: string, serial: string): CredentialFiles => {
    const key = keys.own(`${label} ${serial}`)
    const leaf = { ...tunnelCertificate({ holderUuid, notBeforeMs, key }), serial }
    const authorityPem = issueSelfSigned(plan).pem
    const certificatePem = issueCertificate(leaf, signer).pem + authorityPem
    return { authorityPem, certificatePem, keyPem: keyFile(key) }
  }
  return { manager: filesOf(managerUuid, '01'), device: filesOf(deviceUuid, '02') }
}

const old = generation('old', REGENERATED_MS - 3651 * DAY_MS)
const renewed = generation('new', REGENERATED_MS)
const other = generation('other', REGENERATED_MS)
const now = REGENERATED_MS + DAY_MS

/** What the device finds when it dials, and what the manager finds if the device found nothing. */
function outcome(device: CredentialFiles, manager: CredentialFiles, atMs = now) {
  const [ours, theirs] = [loadCredential(device), loadCredential(manager)]
  if ('error' in ours) return ours.error
  if ('error' in theirs) return theirs.error
  const found = (purpose: 'server' | 'client') => {
    const [trusting, shown] = purpose === 'server' ? [ours, theirs] : [theirs, ours]
    const plan = {
      presented: shown.shown,
      trusted: trusting.trusted,
      atMs,
      purpose,
      securityLevel: 2,
    }
    const [fault] = verifyChain(plan).faults
    return fault && `${purpose} err ${fault.number} depth ${fault.depth} alert ${fault.alert}`
  }
  return found('server') ?? found('client') ?? 'connected'
}

test.each([
  ['both ends are renewed', renewed.device, renewed.manager, 'connected'],
  ['everything is expired', old.device, old.manager, 'server err 10 depth 1 alert 45'],
  [
    'the device has the renewed files of another run',
    other.device,
    renewed.manager,
    'server err 7 depth 0 alert 51',
  ],
  ['the manager alone was renewed', old.device, renewed.manager, 'server err 10 depth 1 alert 45'],
  [
    'the device got the authority only',
    { ...old.device, authorityPem: renewed.device.authorityPem },
    renewed.manager,
    'client err 7 depth 0 alert 51',
  ],
  [
    'the device got certificate and key, but not the authority',
    { ...renewed.device, authorityPem: old.device.authorityPem },
    renewed.manager,
    'server err 10 depth 1 alert 45',
  ],
  [
    'the device got a certificate without its key',
    { ...renewed.device, keyPem: old.device.keyPem },
    renewed.manager,
    'error:05800074:x509 certificate routines::key values mismatch',
  ],
  [
    "the device's authority file is empty",
    { ...renewed.device, authorityPem: '' },
    renewed.manager,
    'error:05800088:x509 certificate routines::no certificate or crl found',
  ],
])('%s', (_title, device, manager, expected) => {
  expect(outcome(device, manager)).toBe(expected)
})

test('a device that is renewed meets a manager that still runs on its valid old files', () => {
  const before = generation('before', REGENERATED_MS - 100 * DAY_MS)
  expect(outcome(renewed.device, before.manager)).toBe('server err 7 depth 0 alert 51')
})

test('a clock before the renewal takes the InternalCA for not yet valid', () => {
  const behind = REGENERATED_MS - DAY_MS
  expect(outcome(renewed.device, renewed.manager, behind)).toBe('server err 9 depth 1 alert 42')
})
