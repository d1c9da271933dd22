import { certificateFingerprint, type Certificate } from '../certificate.ts'
import type { DistinguishedName } from '../distinguished-name.ts'
import type { OpensslRelease } from '../verify/verify-errors.ts'
import { certificateDate } from './certificate-date.ts'
import { onelineName, rfc2253Name, slashName } from './name-text.ts'

/** The forms of names that `-nameopt` chooses from. */
const nameForms = { oneline: onelineName, RFC2253: rfc2253Name, compat: slashName } as const

/** A form of names by its name on the command line. */
export type NameForm = keyof typeof nameForms

/** How the lines are to be printed. */
export interface LineOptions {
  /** As the release has it unless it is said: with slashes before 1.1.1. */
  readonly nameForm?: NameForm
  readonly digest?: 'md5' | 'sha1' | 'sha256'
  readonly release?: OpensslRelease
}

/** The options of `openssl x509` that show one thing. */
export type LineName =
  | 'subject'
  | 'issuer'
  | 'serial'
  | 'startdate'
  | 'enddate'
  | 'dates'
  | 'fingerprint'
  | 'modulus'

/** What `openssl x509 -noout` prints for an option that shows one thing, without the last line end. */
export function x509Line(
  certificate: Certificate,
  name: LineName,
  options: LineOptions = {},
): string {
  return printers[name](certificate, options)
}

const printers: Readonly<
  Record<LineName, (certificate: Certificate, options: LineOptions) => string>
> = {
  subject: ({ subject }, options) => nameLine('subject', subject, options),
  issuer: ({ issuer }, options) => nameLine('issuer', issuer, options),
  serial: ({ serial }) => `serial=${serial}`,
  startdate: ({ notBeforeMs }) => `notBefore=${certificateDate(notBeforeMs)}`,
  enddate: ({ notAfterMs }) => `notAfter=${certificateDate(notAfterMs)}`,
  dates: ({ notBeforeMs, notAfterMs }) =>
    `notBefore=${certificateDate(notBeforeMs)}\nnotAfter=${certificateDate(notAfterMs)}`,
  // Only OpenSSL 3.0 repeats the digest as it was asked for.
  fingerprint: (certificate, { digest, release = '3.0' }) => {
    const name = release === '3.0' ? digest : digest?.toUpperCase()
    return `${name ?? 'SHA1'} Fingerprint=${certificateFingerprint(certificate, digest)}`
  },
  modulus: ({ publicKey }) => {
    const { n = '' } = publicKey?.export({ format: 'jwk' }) ?? {}
    return `Modulus=${Buffer.from(n, 'base64url').toString('hex').toUpperCase()}`
  },
}

/** A name behind its title, as commands of OpenSSL print it; 1.0.2 leaves a blank behind the title. */
export function nameLine(
  title: string,
  name: DistinguishedName,
  { release = '3.0', nameForm = release === '1.0.2' ? 'compat' : 'oneline' }: LineOptions = {},
): string {
  return `${title}=${release === '1.0.2' ? ' ' : ''}${nameForms[nameForm](name)}`
}

/** What `openssl x509 -checkend SECONDS` prints, and whether it ends with exit code 1. */
export function checkEnd(
  { notAfterMs }: Certificate,
  { atMs, seconds }: { atMs: number; seconds: number },
): { readonly text: string; readonly expires: boolean } {
  const expires = notAfterMs / 1000 <= Math.floor(atMs / 1000) + seconds
  return { expires, text: expires ? 'Certificate will expire' : 'Certificate will not expire' }
}

/** The public key of a certificate as `openssl x509 -pubkey` prints it; undefined when it cannot be read. */
export function publicKeyPem({ publicKey }: Certificate): string | undefined {
  return publicKey && String(publicKey.export({ format: 'pem', type: 'spki' }))
}
