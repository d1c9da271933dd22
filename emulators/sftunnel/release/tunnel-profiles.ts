import { assumed, documented, recalled } from '../../../src/emulator/index.ts'
import type { TunnelProfile } from '../vocabulary.ts'

/** Milliseconds: the first pause and the 44 seconds are seen in the field, the others follow. */
const paces = {
  heartbeatMs: 120_000,
  heartbeatLimitMs: 300_000,
  backOffMs: [10_000, 44_000, 60_000, 120_000, 300_000],
  handshakeLimitMs: 30_000,
} as const

const timings = assumed(
  'A field post has 44 seconds between attempts and another 2 minutes for heartbeats; the rest of the schedule is not published.',
)

/** Releases 6.x: TLS 1.2 with RSA key exchange. */
export const tunnel6: TunnelProfile = {
  ...paces,
  openssl: '1.1.1',
  tlsVersion: 'TLSv1.2',
  cipherSuites: ['AES256-GCM-SHA384', 'AES128-GCM-SHA256'],
  securityLevel: 1,
  evidence: {
    tls: documented(
      'FTD Command Reference, sftunnel-status: AES256-GCM-SHA384; TLS 1.2 in the sftunnel.conf of Cisco document 222464.',
    ),
    timings,
  },
}

/** Release 6.2.3: as the later 6.x on OpenSSL 1.0, which has no security levels and so takes any digest and key. */
export const tunnel623: TunnelProfile = {
  ...tunnel6,
  openssl: '1.0',
  securityLevel: 0,
  evidence: {
    ...tunnel6.evidence,
    tls: recalled(
      'AES256-GCM-SHA384 of the 6.2 sample of sftunnel-status; CiscoSSL 1.1 came with 6.3.',
    ),
  },
}

/** Releases 7.0 to 7.2: the same, and certificates signed over SHA-1 are no longer taken (CSCwa10423). */
export const tunnel70: TunnelProfile = {
  ...tunnel6,
  cipherSuites: ['ECDHE-RSA-AES256-GCM-SHA384', ...tunnel6.cipherSuites],
  securityLevel: 2,
  evidence: {
    tls: documented(
      'sftunnel.conf and the TLS capture in Cisco document 222464, which has a ServerKeyExchange; CSCwa10423 for SHA-1.',
    ),
    timings,
  },
}

/** Releases from 7.4: TLS 1.3. */
export const tunnel74: TunnelProfile = {
  ...tunnel70,
  tlsVersion: 'TLSv1.3',
  cipherSuites: ['TLS_AES_256_GCM_SHA384', ...tunnel70.cipherSuites],
  evidence: {
    tls: recalled(
      'Hardware guides of 2023 and later speak of TLS 1.3; the release in which it came is not published.',
    ),
    timings,
  },
}

/** Releases from 7.6: certificates are asked for again after the handshake. */
export const tunnel76: TunnelProfile = { ...tunnel74, postHandshakeAuth: true }
