import {
  certificatesInFile,
  privateKeyInFile,
  type Certificate,
  type FileTree,
} from '../../../src/emulator/index.ts'
import { readText } from '../../sftunnel/files/load-files.ts'

/** Where the manager's own certificate authority lies (Cisco document 222464, CSCwa10423). */
export const CA_FOLDER = '/etc/sf/ca_root'
/** The certificate of the InternalCA. */
export const CA_CERTIFICATE = `${CA_FOLDER}/cacert.pem`
/** Its private key. */
export const CA_KEY = `${CA_FOLDER}/private/cakey.pem`
/** The list of what it has revoked. */
export const CA_REVOCATION_LIST = `${CA_FOLDER}/crl.pem`

/** The files that `openssl ca` reads and writes when it issues something. */
const BOOKS = ['index.txt', 'index.txt.attr', 'serial', 'crlnumber'] as const

/** The books of the authority, by file name; those that are missing are left out. */
export function readBooks(tree: FileTree): Readonly<Record<string, string>> {
  const there = BOOKS.filter((name) => tree.root.has(`${CA_FOLDER}/${name}`))
  return Object.fromEntries(there.map((name) => [name, readText(tree, `${CA_FOLDER}/${name}`)]))
}

/** Writes the books that are not as they were; `newcerts` is among them. */
export function writeBooks(
  tree: FileTree,
  files: Readonly<Record<string, string>>,
  mtimeMs?: number,
): void {
  const time = mtimeMs === undefined ? {} : { mtimeMs }
  for (const [name, content] of Object.entries(files))
    tree.put({ path: `${CA_FOLDER}/${name}`, content, ...time })
}

/** The InternalCA as it lies in the folder; undefined when nobody can read it. */
export function internalCaIn(tree: FileTree): Certificate | undefined {
  return certificatesInFile(readText(tree, CA_CERTIFICATE))[0]
}

/** Who signs for the authority; undefined when its certificate or its key cannot be read. */
export function signerIn(tree: FileTree) {
  const certificate = internalCaIn(tree)
  const key = privateKeyInFile(readText(tree, CA_KEY))
  return certificate && key && { name: certificate.subject, key }
}
