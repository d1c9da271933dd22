/** The protocol versions that the lab speaks, by OpenSSL's names. */
export const tlsVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const

/** A protocol version by OpenSSL's name for it. */
export type TlsVersion = (typeof tlsVersions)[number]

/** The oldest and the newest version that one side speaks. */
export interface VersionRange {
  readonly min: TlsVersion
  readonly max: TlsVersion
}

/** TLS 1.3 as it stands in messages (RFC 8446 section 4.2.1). */
export const TLS13 = 0x0304
/** TLS 1.2 as it stands in messages (RFC 5246 section 6.2.1). */
export const TLS12 = 0x0303
const TLS10 = 0x0301
const SSL30 = 0x0300

/** Values that clients add to see whether servers bear unknown ones (RFC 8701 section 2). */
export function isGrease(value: number): boolean {
  return (value & 0x0f0f) === 0x0a0a && value >> 8 === (value & 0xff)
}

/** The versions of a range, newest first, which is how clients list them. */
export function versionsIn({ min, max }: VersionRange): TlsVersion[] {
  return tlsVersions.slice(tlsVersions.indexOf(min), tlsVersions.indexOf(max) + 1).toReversed()
}

/** The name of a version number; its hexadecimal digits when it has none. */
export function versionName(number: number): string {
  if (number === SSL30) return 'SSLv3'
  return tlsVersions[number - TLS10] ?? `0x${number.toString(16).padStart(4, '0')}`
}
