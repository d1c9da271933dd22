import { isSame, signatureOf } from '../../../../src/emulator/index.ts'
import type { Category } from '../../vocabulary.ts'
import { categoryNames } from '../layout.ts'

/** A file of a backup as its manifest names it. */
export interface ManifestFile {
  /** Below the directory of backups. */
  readonly path: string
  readonly bytes: number
  /** SHA-256, hexadecimal. */
  readonly sha256: string
}

/** What a backup consists of. It is written after everything that it names. */
export interface Manifest {
  readonly id: number
  /** Lab time, milliseconds since 1970. */
  readonly atMs: number
  readonly version: string
  readonly categories: readonly Category[]
  /** Absent when the backup is in clear. */
  readonly protection?: { readonly magic: string; readonly salt: string }
  readonly files: readonly ManifestFile[]
}

/** A manifest that was read, with its signature if it has one. */
export interface ReadManifest {
  readonly manifest: Manifest
  readonly signature?: string
}

const TITLE = 'SRST Manager backup manifest 1'
const FORM = new RegExp(
  `^${TITLE}\\n` +
    'Backupid: (?<id>\\d{1,9})\\n' +
    'Date: (?<date>[-\\dT:.]{23}Z)\\n' +
    'Version: (?<version>[^\\n]*)\\n' +
    'Categories: (?<categories>Configuration|Data|Configuration Data)\\n' +
    'Protected: (?:no|yes (?<magic>[\\da-f]{8}) (?<salt>[\\da-f]{32}))\\n' +
    '(?<files>(?:File: \\d{1,9} [\\da-f]{64} [^\\n]+\\n)+)' +
    '(?:Signature: (?<signature>[\\da-f]{64})\\n)?$',
)

/** The text of a manifest; signed when there is a key, which there is exactly when the backup is protected. */
export function manifestText(manifest: Manifest, signingKey?: string): string {
  const text = unsignedText(manifest)
  return signingKey === undefined ? text : `${text}Signature: ${signature(text, signingKey)}\n`
}

/** Reads a manifest; undefined unless it is to the byte what `manifestText` writes. */
export function readManifest(bytes: Uint8Array): ReadManifest | undefined {
  const text = Buffer.from(bytes).toString('latin1')
  const parts = FORM.exec(text)?.groups
  if (!parts) return undefined
  const { magic, salt, signature: signed } = parts
  const manifest: Manifest = {
    id: Number(parts.id),
    atMs: Date.parse(parts.date!),
    version: parts.version!,
    categories: parts.categories!.split(' ').map((word) => word.toLowerCase() as Category),
    ...(magic !== undefined && salt !== undefined && { protection: { magic, salt } }),
    files: parts.files!.trimEnd().split('\n').map(readFile),
  }
  const isSigned = signed !== undefined
  if (isSigned !== (manifest.protection !== undefined) || Number.isNaN(manifest.atMs))
    return undefined
  const end = isSigned ? `Signature: ${signed}\n` : ''
  if (unsignedText(manifest) + end !== text) return undefined
  return { manifest, ...(isSigned && { signature: signed }) }
}

/** Whether a manifest has been signed with this key. */
export function isSignedWith(
  { manifest, signature: signed = '' }: ReadManifest,
  key: string,
): boolean {
  return isSame(signed, signature(unsignedText(manifest), key))
}

function unsignedText({ id, atMs, version, categories, protection, files }: Manifest): string {
  const shield = protection ? `yes ${protection.magic} ${protection.salt}` : 'no'
  return [
    TITLE,
    `Backupid: ${id}`,
    `Date: ${new Date(atMs).toISOString()}`,
    `Version: ${version}`,
    `Categories: ${categories.map((category) => categoryNames[category]).join(' ')}`,
    `Protected: ${shield}`,
    ...files.map(({ path, bytes, sha256 }) => `File: ${bytes} ${sha256} ${path}`),
    '',
  ].join('\n')
}

function signature(text: string, key: string): string {
  return signatureOf(key, `manifest\n${text}`)
}

function readFile(line: string): ManifestFile {
  const [, bytes, sha256, ...path] = line.split(' ')
  return { path: path.join(' '), bytes: Number(bytes), sha256: sha256! }
}
