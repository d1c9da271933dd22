import { digestOf, readArchive } from '../../../src/emulator/index.ts'
import type { ContentFault } from '../screens/operation-reasons.ts'
import type { Category, RestoreJob } from '../vocabulary.ts'
import { archiveOf, signatureFileOf } from './layout.ts'
import { memberOf } from './packed-backup.ts'
import { isSignedWith, readManifest, type Manifest } from './protection/manifest.ts'
import { isSignatureOf, looksSealed, unsealedArchive } from './protection/sealed-archive.ts'
import { sessionKeys, type SessionKeys } from './protection/session-keys.ts'

/** The backup that is wanted, and what the machine holds against it. */
export interface WantedBackup extends Pick<RestoreJob, 'id' | 'isEnforced' | 'masterKey'> {
  /** Whether the log of the server calls it protected. */
  readonly isLoggedProtected: boolean
}

/** A manifest that may be gone by, with the keys of its backup when that is protected. */
export interface TrustedManifest {
  readonly ok: true
  readonly manifest: Manifest
  readonly keys?: SessionKeys
}

/** Why something that was fetched is not restored. */
export interface ContentRefused {
  readonly ok: false
  readonly fault: ContentFault
}

/** The most that the content of a category unpacks to, bytes. */
const CONTENT_BYTES_MAX = 16 * 1024 * 1024

/** Looks at the manifest of a backup before anything that it names. */
export function judgedManifest(
  bytes: Uint8Array,
  { id, isEnforced, masterKey, isLoggedProtected }: WantedBackup,
): TrustedManifest | ContentRefused {
  const read = readManifest(bytes)
  if (!read || read.manifest.id !== id) return refused('tampered')
  const { manifest } = read
  const { protection } = manifest
  if (!protection) {
    if (isLoggedProtected) return refused('tampered')
    return isEnforced ? refused('not-protected') : { ok: true, manifest }
  }
  if (!masterKey) return refused('no-key')
  const keys = sessionKeys(masterKey, protection.salt, id)
  if (isSignedWith(read, keys.signing)) return { ok: true, manifest, keys }
  return refused(protection.magic === masterKey.magic ? 'tampered' : 'other-key')
}

/** The content of a category out of the files that were fetched for it. */
export async function openedCategory(
  { manifest, keys }: TrustedManifest,
  category: Category,
  fetched: ReadonlyMap<string, Uint8Array>,
): Promise<{ readonly ok: true; readonly text: string } | ContentRefused> {
  const paths = filesOf(manifest, category)
  if (!paths.every((path) => isAsNamed(manifest, path, fetched.get(path))))
    return refused('tampered')
  const [archivePath, signaturePath] = paths
  const archive = fetched.get(archivePath!)!
  const signature = signaturePath === undefined ? undefined : fetched.get(signaturePath)
  const clear = clearArchive({ manifest, category, archive, signature, keys })
  const files = clear && (await readArchive(clear, { bytesMax: CONTENT_BYTES_MAX }))
  const member = files?.find(({ name }) => name === memberOf(category))
  if (!member || files?.length !== 1) return refused('tampered')
  return { ok: true, text: Buffer.from(member.bytes).toString() }
}

/** The files that belong to a category of a backup. */
export function filesOf({ id, protection }: Manifest, category: Category): string[] {
  const archive = archiveOf(category, id)
  return protection ? [archive, signatureFileOf(category, id)] : [archive]
}

interface FetchedArchive {
  readonly manifest: Manifest
  readonly category: Category
  readonly archive: Uint8Array
  readonly signature: Uint8Array | undefined
  readonly keys: SessionKeys | undefined
}

/** The archive in clear; undefined when it is not what its manifest says of it. */
function clearArchive(fetched: FetchedArchive): Uint8Array | undefined {
  const { manifest, category, archive, signature, keys } = fetched
  const { id, protection } = manifest
  if (!protection) return looksSealed(archive) ? undefined : archive
  if (!keys || !signature) return undefined
  const place = { id, category, ...protection }
  if (!isSignatureOf(keys, place, { sealed: archive, signature })) return undefined
  return unsealedArchive(keys, place, archive)
}

function isAsNamed({ files }: Manifest, path: string, bytes: Uint8Array | undefined): boolean {
  const named = files.find((file) => file.path === path)
  return named !== undefined && bytes?.length === named.bytes && digestOf(bytes) === named.sha256
}

function refused(fault: ContentFault): ContentRefused {
  return { ok: false, fault }
}
