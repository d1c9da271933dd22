import type { Certificate } from '../certificate.ts'
import { issueCertificate, type CertificatePlan, type Signer } from '../issue-certificate.ts'
import { issueRevocationList, type RevocationReason } from '../issue-revocation-list.ts'
import type { RevocationList } from '../revocation-list.ts'
import { slashName } from '../text/name-text.ts'
import { x509Text } from '../text/x509-text.ts'
import { instantOfIndex, readIndex, rowOf, writeIndex, type IndexRow } from './certificate-index.ts'

/** The folder of an `openssl ca` as data: contents by file name. No change alters what it was given. */
export type AuthorityFiles = Readonly<Record<string, string>>

/** What the command prints instead of doing what it was told. */
export interface Refusal {
  readonly refusal: readonly string[]
}

/** The folder before anything is issued. `serial` and `crlNumber` are the first to be used. */
export function newAuthorityFiles({ serial = '01', crlNumber = '01' } = {}): AuthorityFiles {
  return {
    'index.txt': '',
    'index.txt.attr': 'unique_subject = no\n',
    serial: `${serial}\n`,
    crlnumber: `${crlNumber}\n`,
  }
}

/** Issues a certificate under the next serial number and writes it into the index. */
export function issueFrom(
  files: AuthorityFiles,
  plan: Omit<CertificatePlan, 'serial'>,
  signer: Signer,
): { readonly files: AuthorityFiles; readonly certificate: Certificate } | Refusal {
  const rows = readIndex(files['index.txt'] ?? '')
  const serial = numberIn(files.serial)
  const refusal = refusalFor(files, rows, serial, slashName(plan.subject))
  if (refusal) return { refusal }
  const certificate = issueCertificate({ ...plan, serial }, signer)
  return {
    certificate,
    files: {
      ...files,
      ...rewritten(files, 'index.txt', writeIndex([...rows, rowOf(certificate)])),
      ...counted(files, 'serial', serial),
      [`newcerts/${serial}.pem`]: x509Text(certificate) + certificate.pem,
    },
  }
}

function refusalFor(
  files: AuthorityFiles,
  rows: readonly IndexRow[],
  serial: string,
  subject: string,
): string[] | undefined {
  if (rows.some((row) => row.serial === serial))
    return [
      `ERROR:Serial number ${serial} has already been issued,`,
      '      check the database/serial_file for corruption',
    ]
  const isUnique = /^unique_subject *= *yes/m.test(files['index.txt.attr'] ?? '')
  const isTaken = rows.some((row) => row.status === 'V' && row.subject === subject)
  return isUnique && isTaken ? [`ERROR:There is already a certificate for ${subject}`] : undefined
}

/** Marks the certificate of a serial number as revoked at an instant of lab time. */
export function revokeIn(
  files: AuthorityFiles,
  { serial, atMs, reason }: { serial: string; atMs: number; reason?: RevocationReason },
): { readonly files: AuthorityFiles } | Refusal {
  const rows = readIndex(files['index.txt'] ?? '')
  const wanted = evenDigits(serial)
  const row = rows.find((one) => one.serial === wanted)
  if (!row) return { refusal: [`Serial ${wanted} not present in db.`] }
  if (row.status === 'R') return { refusal: [`ERROR:Already revoked, serial number ${wanted}`] }
  const revoked: IndexRow = { ...row, status: 'R', revokedMs: atMs, reason }
  const changed = rows.map((one) => (one === row ? revoked : one))
  return { files: { ...files, ...rewritten(files, 'index.txt', writeIndex(changed)) } }
}

/** Marks as expired what is past its end at an instant of lab time (`openssl ca -updatedb`). */
export function expireIn(files: AuthorityFiles, atMs: number): AuthorityFiles {
  const rows = readIndex(files['index.txt'] ?? '')
  const changed = rows.map((row): IndexRow => {
    const isOver = row.status === 'V' && instantOfIndex(row.expiry) < atMs
    return isOver ? { ...row, status: 'E' } : row
  })
  if (changed.every((row, place) => row === rows[place])) return files
  return { ...files, ...rewritten(files, 'index.txt', writeIndex(changed)) }
}

/** Issues the list of what is revoked, in the order of the serial numbers (`openssl ca -gencrl`). */
export function revocationListOf(
  files: AuthorityFiles,
  signer: Signer,
  { atMs, nextUpdateMs }: { atMs: number; nextUpdateMs: number },
): { readonly files: AuthorityFiles; readonly list: RevocationList } {
  const revoked = readIndex(files['index.txt'] ?? '')
    .filter(({ status }) => status === 'R')
    .map(({ serial, revokedMs = atMs, reason }) => ({ serial, revokedMs, reason }))
    .toSorted((one, other) => (BigInt(`0x${one.serial}`) < BigInt(`0x${other.serial}`) ? -1 : 1))
  const number = files.crlnumber === undefined ? undefined : numberIn(files.crlnumber)
  const list = issueRevocationList({ updateMs: atMs, nextUpdateMs, revoked, number }, signer)
  return { list, files: number ? { ...files, ...counted(files, 'crlnumber', number) } : files }
}

/** A file with new contents, and the previous ones beside it as OpenSSL leaves them. */
function rewritten(files: AuthorityFiles, name: string, text: string): AuthorityFiles {
  return { [name]: text, [`${name}.old`]: files[name] ?? '' }
}

function counted(files: AuthorityFiles, name: string, number: string): AuthorityFiles {
  const next = evenDigits((BigInt(`0x${number}`) + 1n).toString(16))
  return rewritten(files, name, `${next}\n`)
}

function numberIn(text = '01'): string {
  return evenDigits(/[0-9a-f]+/i.exec(text)?.[0] ?? '01')
}

function evenDigits(hex: string): string {
  const digits = hex.toUpperCase()
  return digits.length % 2 === 0 ? digits : `0${digits}`
}
