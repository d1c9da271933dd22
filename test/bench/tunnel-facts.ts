import { entropyFrom } from '../../src/entropy/entropy.ts'
import { rsaKeyFrom } from '../../src/entropy/seeded-rsa.ts'
import {
  basicConstraints,
  distinguishedName,
  issueCertificate,
  issueSelfSigned,
  keyFile,
} from '../../src/pki/index.ts'
import type { TlsOffer } from '../../src/tls/index.ts'

/** What both servers of the measurement offer. */
export const tunnelOffer: TlsOffer = {
  versions: { min: 'TLSv1.2', max: 'TLSv1.2' },
  cipherSuites: ['ECDHE-RSA-AES256-GCM-SHA384'],
}

/** The certificates of the measurement: one authority, one leaf that both ends show. */
export function tunnelFiles(nowMs: number) {
  const key = (label: string) => rsaKeyFrom(entropyFrom('tunnels').fork(label), 2048).privateKey
  const [authorityKey, leafKey] = [key('authority'), key('leaf')]
  const validity = { notBeforeMs: nowMs - 86_400_000, notAfterMs: nowMs + 86_400_000 }
  const name = distinguishedName(['CN', 'authority'])
  const authority = issueSelfSigned({
    serial: '01',
    subject: name,
    key: authorityKey,
    extensions: [basicConstraints({ authority: true })],
    ...validity,
  })
  const subject = distinguishedName(['CN', 'an end'])
  const leaf = issueCertificate(
    { serial: '02', subject, key: leafKey, ...validity },
    { name, key: authorityKey },
  )
  const credentials = { certificatesPem: leaf.pem, privateKeyPem: keyFile(leafKey) }
  return { authority, credentials }
}
