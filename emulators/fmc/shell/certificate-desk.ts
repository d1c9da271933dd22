import {
  revocationListOf,
  revokeIn,
  type FileTree,
  type KeyPool,
} from '../../../src/emulator/index.ts'
import type { CertificateDesk, IssuedCertificate } from '../../sftunnel/shell/certificate-desk.ts'
import { CA_REVOCATION_LIST, readBooks, signerIn, writeBooks } from '../authority/ca-folder.ts'
import { LIST_MS } from '../authority/factory-authority.ts'
import { issueFiles } from '../authority/issue-files.ts'

/** What a manager issues and revokes with when somebody does so by hand. */
export interface DeskPlan {
  readonly tree: FileTree
  readonly keys: KeyPool
  /** The manager's own time, milliseconds since 1970. */
  readonly now: () => number
}

/** The columns of `index.txt` (openssl-ca(1)). */
const SERIAL_COLUMN = 3
const SUBJECT_COLUMN = 5

/** Opens the desk of a manager over what lies in `ca_root`. */
export function certificateDesk({ tree, keys, now }: DeskPlan): CertificateDesk {
  return {
    issued: () => issuedIn(readBooks(tree)['index.txt'] ?? ''),
    revoke(serial) {
      const signer = signerIn(tree)
      if (!signer) return 'Unable to load the certificate or the key of the authority'
      const atMs = now()
      const revoked = revokeIn(readBooks(tree), { serial, atMs })
      if ('refusal' in revoked) return revoked.refusal.join('\n')
      const times = { atMs, nextUpdateMs: atMs + LIST_MS }
      const { files, list } = revocationListOf(
        { ...readBooks(tree), ...revoked.files },
        signer,
        times,
      )
      writeBooks(tree, files)
      tree.put({ path: CA_REVOCATION_LIST, content: list.pem })
      return undefined
    },
    issueInto(folder, uuid) {
      const files = issueFiles({ tree, keys }, { uuid, notBeforeMs: now() })
      if (files.certificatePem === '') return false
      const place = folder.replace(/\/$/, '')
      tree.put(
        { path: `${place}/sftunnel-cert.pem`, content: files.certificatePem },
        { path: `${place}/sftunnel-key.pem`, content: files.keyPem },
      )
      return true
    },
  }
}

function issuedIn(index: string): IssuedCertificate[] {
  return index.split('\n').flatMap((line) => {
    const columns = line.split('\t')
    const [serial, subject] = [columns[SERIAL_COLUMN], columns[SUBJECT_COLUMN]]
    const uuid = /\/title=([^/]+)/.exec(subject ?? '')?.[1]
    const service = /\/generationQualifier=([^/]+)/.exec(subject ?? '')?.[1]
    return serial && uuid && service ? [{ serial, uuid, service }] : []
  })
}
