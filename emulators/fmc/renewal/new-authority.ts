import {
  issueFrom,
  keyFile,
  newAuthorityFiles,
  revocationListOf,
  type AuthorityFiles,
  type Certificate,
  type DistinguishedName,
  type KeyPool,
} from '../../../src/emulator/index.ts'
import { internalCa } from '../../sftunnel/certificates/internal-ca.ts'
import { tunnelCertificate } from '../../sftunnel/certificates/tunnel-certificate.ts'
import { LIST_MS } from '../authority/factory-authority.ts'

/** For whom a manager makes an InternalCA and certificates. */
export interface RenewalFacts {
  readonly managerUuid: string
  /** The name of the InternalCA so far. */
  readonly name: DistinguishedName
  /** The UUIDs of the devices, and of the second of two managers. */
  readonly peerUuids: readonly string[]
  /** Keys that nobody has had before. */
  readonly keys: KeyPool
  /** The manager's own time, milliseconds since 1970. */
  readonly atMs: number
}

/** Certificate and key of somebody. */
export interface IssuedFiles {
  readonly certificatePem: string
  readonly keyPem: string
}

/** An InternalCA with everything that it has issued, none of it written yet. */
export interface NewAuthority {
  readonly certificate: Certificate
  readonly keyPem: string
  readonly revocationListPem: string
  /** What `openssl ca` keeps, begun anew. */
  readonly books: AuthorityFiles
  readonly issued: ReadonlyMap<string, IssuedFiles>
}

/** What `openssl ca` prints instead of issuing. */
export interface IssueRefusal {
  readonly refusal: readonly string[]
}

/**
 * Makes an InternalCA and a certificate for the manager and each peer. The InternalCA has the serial number 00 in books
 * of its own: in those of its forerunner `openssl ca` refuses to issue 00 a second time.
 */
export function newAuthority(facts: RenewalFacts): NewAuthority | IssueRefusal {
  const { managerUuid, name, peerUuids, keys, atMs } = facts
  const key = keys.own('InternalCA')
  const plan = internalCa({ name, generation: 'regenerated', notBeforeMs: atMs, key })
  const signer = { name: plan.subject, key }
  const begun = issueFrom(newAuthorityFiles({ serial: '00' }), plan, signer)
  if ('refusal' in begun) return begun
  const times = { atMs, nextUpdateMs: atMs + LIST_MS }
  const { files, list } = revocationListOf(begun.files, signer, times)
  const issued = new Map<string, IssuedFiles>()
  let books = files
  for (const holderUuid of [managerUuid, ...peerUuids]) {
    const own = keys.shared(holderUuid)
    const leaf = tunnelCertificate({ holderUuid, notBeforeMs: atMs, key: own })
    const entry = issueFrom(books, leaf, signer)
    if ('refusal' in entry) return entry
    books = entry.files
    issued.set(holderUuid, { certificatePem: entry.certificate.pem, keyPem: keyFile(own) })
  }
  const { certificate } = begun
  return { certificate, keyPem: keyFile(key), revocationListPem: list.pem, books, issued }
}
