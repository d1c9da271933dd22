import { FileRefusal, type FileEntry, type FileTree } from '../../../src/emulator/index.ts'
import { peerFolder } from '../../sftunnel/files/tunnel-places.ts'
import { readTunnelConf } from '../../sftunnel/files/tunnel-conf.ts'
import {
  CA_CERTIFICATE,
  CA_FOLDER,
  CA_KEY,
  CA_REVOCATION_LIST,
  writeBooks,
} from '../authority/ca-folder.ts'
import type { IssuedFiles, NewAuthority } from './new-authority.ts'

const NEW_CERTIFICATES = `${CA_FOLDER}/newcerts`

/** Where the manager keeps what a peer is to have; the paths in FAILED_PUSH have two slashes (Cisco document 222464). */
export function stagedPlaces(peerUuid: string): {
  readonly certificate: string
  readonly key: string
} {
  const folder = `${peerFolder(peerUuid)}/certs_pushed/`
  return { certificate: `${folder}/sftunnel-cert.pem`, key: `${folder}/sftunnel-key.pem` }
}

/** What a run leaves behind. */
export interface RunFiles {
  readonly managerUuid: string
  /** The folder of the run. */
  readonly folder: string
  readonly made: NewAuthority
}

/** Replaces the InternalCA and all certificates; when one file cannot be written all stay as they were. */
export function layDown(
  tree: FileTree,
  { managerUuid, folder, made }: RunFiles,
): FileRefusal | undefined {
  const before = tree.snapshot()
  try {
    for (const name of tree.root.has(NEW_CERTIFICATES) ? tree.root.list(NEW_CERTIFICATES) : [])
      tree.root.remove(`${NEW_CERTIFICATES}/${name}`)
    tree.put({ path: folder }, ...entriesOf(managerUuid, made))
    writeBooks(tree, made.books)
    return undefined
  } catch (error) {
    tree.restore(before)
    if (error instanceof FileRefusal) return error
    throw error
  }
}

function entriesOf(managerUuid: string, made: NewAuthority): FileEntry[] {
  const { certificate, key } = readTunnelConf('', '')
  const placesOf = (uuid: string) =>
    uuid === managerUuid ? { certificate, key } : stagedPlaces(uuid)
  return [
    { path: CA_CERTIFICATE, content: made.certificate.pem },
    { path: CA_KEY, content: made.keyPem, mode: 0o600 },
    { path: CA_REVOCATION_LIST, content: made.revocationListPem },
    ...[...made.issued].flatMap(([uuid, files]) => pairAt(placesOf(uuid), files)),
  ]
}

function pairAt(
  places: { readonly certificate: string; readonly key: string },
  { certificatePem, keyPem }: IssuedFiles,
): FileEntry[] {
  return [
    { path: places.certificate, content: certificatePem },
    { path: places.key, content: keyPem },
  ]
}
