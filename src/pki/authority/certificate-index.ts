import type { Certificate } from '../certificate.ts'
import type { RevocationReason } from '../issue-revocation-list.ts'
import { slashName } from '../text/name-text.ts'

/** A row of `index.txt`, the list that `openssl ca` keeps of what it issued. */
export interface IndexRow {
  /** Valid, revoked or expired. */
  readonly status: 'V' | 'R' | 'E'
  /** The end of validity as the certificate has it: `341009101250Z`. */
  readonly expiry: string
  readonly revokedMs?: number
  readonly reason?: RevocationReason | undefined
  /** Hexadecimal digits in upper case. */
  readonly serial: string
  /** Where the certificate is kept; OpenSSL never says and writes `unknown`. */
  readonly file: string
  readonly subject: string
}

/** The row of a certificate that was just issued. */
export function rowOf(certificate: Certificate): IndexRow {
  return {
    status: 'V',
    expiry: indexDate(certificate.notAfterMs),
    serial: certificate.serial,
    file: 'unknown',
    subject: slashName(certificate.subject),
  }
}

/** The rows of an `index.txt`; lines that do not have its six columns are passed over. */
export function readIndex(text: string): IndexRow[] {
  return text.split('\n').flatMap((line) => {
    const [status, expiry, revocation = '', serial, file, subject] = line.split('\t')
    if (!isStatus(status) || !expiry || !serial || !file || subject === undefined) return []
    const [date = '', reason] = revocation.split(',')
    return [
      {
        status,
        expiry,
        serial,
        file,
        subject,
        ...(date && { revokedMs: instantOfIndex(date) }),
        ...(reason && { reason: reason as RevocationReason }),
      },
    ]
  })
}

/** An `index.txt` with these rows. */
export function writeIndex(rows: readonly IndexRow[]): string {
  return rows.map((row) => `${columns(row).join('\t')}\n`).join('')
}

function columns({ status, expiry, revokedMs, reason, serial, file, subject }: IndexRow): string[] {
  const date = revokedMs === undefined ? '' : indexDate(revokedMs)
  return [status, expiry, reason ? `${date},${reason}` : date, serial, file, subject]
}

/** An instant as the index has it: two digits of the year until 2049, four from 2050. */
function indexDate(atMs: number): string {
  const date = new Date(atMs)
  const text = date.toISOString().replace(/[-:T]|\..*/g, '')
  return `${date.getUTCFullYear() < 2050 ? text.slice(2) : text}Z`
}

/** The instant of a date of the index, milliseconds. */
export function instantOfIndex(text: string): number {
  const digits = text.replace('Z', '')
  const whole =
    digits.length === 14 ? digits : `${Number(digits.slice(0, 2)) < 50 ? '20' : '19'}${digits}`
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(..)(..)(..)(..)(..)$/.exec(whole) ?? []
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

function isStatus(text: string | undefined): text is IndexRow['status'] {
  return text === 'V' || text === 'R' || text === 'E'
}
