import {
  issueFrom,
  keyFile,
  type CertificatePlan,
  type CredentialFiles,
  type FileTree,
  type KeyPool,
} from '../../../src/emulator/index.ts'
import { tunnelCertificate } from '../../sftunnel/certificates/tunnel-certificate.ts'
import { readText } from '../../sftunnel/files/load-files.ts'
import { CA_CERTIFICATE, readBooks, signerIn, writeBooks } from './ca-folder.ts'

/** What a manager issues from. */
export interface IssuePlan {
  readonly tree: FileTree
  readonly keys: KeyPool
}

/** For whom, and from when on. */
export interface Holder {
  readonly uuid: string
  /** The manager's own time, milliseconds. */
  readonly notBeforeMs: number
  /** What the certificate is signed over; SHA-256 when absent. */
  readonly digest?: CertificatePlan['digest']
}

const NOTHING: CredentialFiles = { authorityPem: '', certificatePem: '', keyPem: '' }

/**
 * Issues key and certificate from what lies in `ca_root` and books it there. The files are empty when the authority
 * cannot be read, or refuses.
 */
export function issueFiles(
  { tree, keys }: IssuePlan,
  { uuid, notBeforeMs, digest }: Holder,
): CredentialFiles {
  const signer = signerIn(tree)
  if (!signer) return NOTHING
  const key = keys.shared(uuid)
  const leaf = tunnelCertificate({ holderUuid: uuid, notBeforeMs, key })
  const plan = { ...leaf, ...(digest && { digest }) }
  const issued = issueFrom(readBooks(tree), plan, signer)
  if ('refusal' in issued) return NOTHING
  writeBooks(tree, issued.files)
  return {
    authorityPem: readText(tree, CA_CERTIFICATE),
    certificatePem: issued.certificate.pem,
    keyPem: keyFile(key),
  }
}
