import type { TlsOffer } from './settings.ts'
import { tlsVersions, type VersionRange } from './versions.ts'

/** Whether a suite is one of TLS 1.3, by OpenSSL's name for it (RFC 8446 appendix B.4). */
function isOfTls13(suite: string): boolean {
  return suite.startsWith('TLS_')
}

/** The versions of an offer's range for which it has a suite: those of TLS 1.3 serve no other version. */
export function spokenVersions({ versions, cipherSuites }: TlsOffer): VersionRange {
  const { min, max } = versions
  if (cipherSuites.every(isOfTls13)) return { min: 'TLSv1.3', max }
  if (cipherSuites.some(isOfTls13)) return versions
  return { min, max: tlsVersions.indexOf(max) > 2 ? 'TLSv1.2' : max }
}

/** The suites of an offer for `node:tls`, which wants one for the versions before 1.3 too when given a level. */
export function suiteList({ cipherSuites, securityLevel }: TlsOffer): string {
  if (securityLevel === undefined) return cipherSuites.join(':')
  const unused = cipherSuites.every(isOfTls13) ? ['DEFAULT'] : []
  return [...cipherSuites, ...unused, `@SECLEVEL=${securityLevel}`].join(':')
}
