import {
  assumed,
  issueSelfSigned,
  keyFile,
  newAuthorityFiles,
  revocationListOf,
  type FileTree,
  type KeyPool,
} from '../../../src/emulator/index.ts'
import { internalCa } from '../../sftunnel/certificates/internal-ca.ts'
import { internalCaName, nameOrderOf } from '../../sftunnel/certificates/names.ts'
import { readTunnelConf } from '../../sftunnel/files/tunnel-conf.ts'
import { CA_CERTIFICATE, CA_FOLDER, CA_KEY, CA_REVOCATION_LIST, writeBooks } from './ca-folder.ts'
import { issueFiles } from './issue-files.ts'

export const evidence = assumed(
  'Of /etc/sf/ca_root the names cacert.pem, crl.pem, index.txt and private/cakey.pem are published; the rest is as openssl ca has it.',
)

/** What the authority of a fresh installation is made of. */
export interface FactoryAuthorityPlan {
  readonly tree: FileTree
  readonly keys: KeyPool
  readonly managerUuid: string
  /** When the image was built: the InternalCA begins then. */
  readonly imageBuiltMs: number
  /** When it was started first: the manager's own certificate begins then. */
  readonly firstStartMs: number
}

/** A list of revoked certificates is due again after so long (openssl-ca(1), `default_crl_days` of the sample). */
export const LIST_MS = 30 * 86_400_000

/** Lays down the InternalCA of the image, its books, and the manager's own tunnel certificate. */
export function putFactoryAuthority(plan: FactoryAuthorityPlan): void {
  const { tree, keys, managerUuid, imageBuiltMs, firstStartMs } = plan
  const key = keys.own('InternalCA')
  const authority = internalCa({
    name: internalCaName(managerUuid, nameOrderOf(imageBuiltMs)),
    generation: 'factory',
    notBeforeMs: imageBuiltMs,
    key,
  })
  const times = { atMs: firstStartMs, nextUpdateMs: firstStartMs + LIST_MS }
  const signer = { name: authority.subject, key }
  const { files, list } = revocationListOf(newAuthorityFiles(), signer, times)
  tree.put(
    { path: `${CA_FOLDER}/newcerts`, mtimeMs: imageBuiltMs },
    { path: CA_CERTIFICATE, content: issueSelfSigned(authority).pem, mtimeMs: imageBuiltMs },
    { path: CA_KEY, content: keyFile(key), mode: 0o600, mtimeMs: imageBuiltMs },
    { path: CA_REVOCATION_LIST, content: list.pem, mtimeMs: firstStartMs },
  )
  writeBooks(tree, files, firstStartMs)
  putOwnCertificate(plan)
}

function putOwnCertificate({ tree, keys, managerUuid, firstStartMs }: FactoryAuthorityPlan): void {
  const holder = { uuid: managerUuid, notBeforeMs: firstStartMs }
  const { certificatePem, keyPem } = issueFiles({ tree, keys }, holder)
  const { certificate, key } = readTunnelConf('', '')
  tree.put(
    { path: certificate, content: certificatePem, mtimeMs: firstStartMs },
    { path: key, content: keyPem, mtimeMs: firstStartMs },
  )
}
