import type { KeyObject } from 'node:crypto'
import {
  basicConstraints,
  extendedKeyUsage,
  subjectAltName,
  type CertificatePlan,
} from '../../../src/emulator/index.ts'
import { VALIDITY_DAYS } from './internal-ca.ts'
import { tunnelName } from './names.ts'

const DAY_MS = 86_400_000

/** What a tunnel certificate is made of. */
export interface TunnelCertificateFacts {
  /** The UUID of the manager for its own certificate, of the device for a device's. */
  readonly holderUuid: string
  readonly notBeforeMs: number
  /** An RSA key of 2048 bits. */
  readonly key: KeyObject
}

/**
 * A `sftunnel-cert.pem`, to be signed by the InternalCA under a serial number of its own: version 3 with three
 * extensions, 995 bytes of DER and 1403 of PEM for a serial number of one byte.
 */
export function tunnelCertificate(facts: TunnelCertificateFacts): Omit<CertificatePlan, 'serial'> {
  const { holderUuid, notBeforeMs, key } = facts
  return {
    version: 3,
    subject: tunnelName(holderUuid),
    notBeforeMs,
    notAfterMs: notBeforeMs + VALIDITY_DAYS * DAY_MS,
    key,
    extensions: [
      basicConstraints({ authority: false }),
      subjectAltName({ dns: ['localhost'] }),
      extendedKeyUsage('serverAuth', 'clientAuth'),
    ],
  }
}
