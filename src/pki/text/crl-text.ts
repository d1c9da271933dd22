import { longNameOf } from '../object-identifier.ts'
import type { RevocationList, RevokedEntry } from '../revocation-list.ts'
import type { OpensslRelease } from '../verify/verify-errors.ts'
import { certificateDate } from './certificate-date.ts'
import { nameText } from './name-text.ts'
import { nameLine, type LineOptions } from './x509-line.ts'
import { signatureLines } from './x509-text.ts'

/** What `openssl crl -noout -text` prints, with a line end behind each line; of extensions only the number is shown. */
export function crlText(list: RevocationList, release: OpensslRelease = '3.0'): string {
  const { version, issuer, number, revoked, signature } = list
  const algorithm = longNameOf(list.signatureOid)
  const lines = [
    'Certificate Revocation List (CRL):',
    `        Version ${version} (0x${version - 1})`,
    `${release === '1.0.2' ? '' : '    '}    Signature Algorithm: ${algorithm}`,
    `        Issuer: ${nameText(issuer, release)}`,
    `        Last Update: ${certificateDate(list.updateMs)}`,
    `        Next Update: ${endText(list)}`,
    ...(number === undefined
      ? []
      : [
          '        CRL extensions:',
          '            X509v3 CRL Number: ',
          `                ${number}`,
        ]),
    ...(revoked.length === 0 ? ['No Revoked Certificates.'] : ['Revoked Certificates:']),
    ...revoked.flatMap(entryLines),
    ...signatureLines(algorithm, signature, release),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

/** The options of `openssl crl` that show one thing. */
export type CrlLineName = 'issuer' | 'lastupdate' | 'nextupdate' | 'crlnumber'

/** What `openssl crl -noout` prints for an option that shows one thing, without the line end. */
export function crlLine(
  list: RevocationList,
  name: CrlLineName,
  options: LineOptions = {},
): string {
  if (name === 'issuer') return nameLine('issuer', list.issuer, options)
  if (name === 'lastupdate') return `lastUpdate=${certificateDate(list.updateMs)}`
  if (name === 'nextupdate') return `nextUpdate=${endText(list)}`
  const prefix = options.release === undefined || options.release === '3.0' ? '0x' : ''
  const number = list.number?.toString(16).toUpperCase()
  if (number === undefined) return 'crlNumber=<NONE>'
  return `crlNumber=${prefix}${number.length % 2 === 0 ? number : `0${number}`}`
}

function endText({ nextUpdateMs }: RevocationList): string {
  return nextUpdateMs === undefined ? 'NONE' : certificateDate(nextUpdateMs)
}

/** The names of the reasons (RFC 5280 section 5.3.1) by their numbers, as OpenSSL prints them. */
const REASONS = [
  'Unspecified',
  'Key Compromise',
  'CA Compromise',
  'Affiliation Changed',
  'Superseded',
  'Cessation Of Operation',
  'Certificate Hold',
]

function entryLines({ serial, revokedMs, reason }: RevokedEntry): string[] {
  const why =
    reason === undefined
      ? []
      : [
          '        CRL entry extensions:',
          '            X509v3 CRL Reason Code: ',
          `                ${REASONS[reason] ?? reason}`,
        ]
  return [
    `    Serial Number: ${serial}`,
    `        Revocation Date: ${certificateDate(revokedMs)}`,
    ...why,
  ]
}
