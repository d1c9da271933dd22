import {
  createKeyPool,
  issueSelfSigned,
  keyFile,
  readCertificate,
  slashName,
  type Entropy,
  type TlsCredentials,
} from '../../../src/emulator/index.ts'
import { tunnelCertificate } from '../certificates/tunnel-certificate.ts'

const DAY_MS = 86_400_000

/** The self-signed certificate that an appliance shows before a manager has given it one. */
export function bootstrapCredentials(
  entropy: Entropy,
  { uuid, atMs }: { readonly uuid: string; readonly atMs: number },
): TlsCredentials {
  const key = createKeyPool(entropy).own('sftunnel bootstrap')
  const plan = tunnelCertificate({ holderUuid: uuid, notBeforeMs: atMs - DAY_MS, key })
  return {
    certificatesPem: issueSelfSigned({ ...plan, serial: '01' }).pem,
    privateKeyPem: keyFile(key),
  }
}

/** Whether a peer shows a certificate that nobody but itself has signed. */
export function isBootstrap(presented: readonly Uint8Array[]): boolean {
  const [leaf] = presented
  const certificate = leaf && readCertificate(leaf)
  if (!certificate) return false
  return slashName(certificate.subject) === slashName(certificate.issuer)
}
