import {
  chainVerifier,
  FileRefusal,
  loadCredential,
  readRevocationList,
  type Certificate,
  type FileTree,
  type TlsClientSheet,
  type TlsCredentials,
} from '../../../src/emulator/index.ts'
import { loadErrorIn } from '../log/openssl-errors.ts'
import type { OpensslGeneration, TunnelProfile } from '../vocabulary.ts'
import type { TunnelPlaces } from './tunnel-places.ts'

/** Files as the process has read them, or the last line of OpenSSL's error queue. */
export type TunnelFiles = LoadedFiles | { readonly ok: false; readonly error: string }

/** Files that the process can use until it reads them anew. */
export interface LoadedFiles {
  readonly ok: true
  readonly credentials: TlsCredentials
  /** Instants at which one of them begins or ceases to be valid, in milliseconds of the appliance's time. */
  readonly turningPointsMs: readonly number[]
  /** Judges a peer in its role, at an instant of the appliance's time. */
  readonly verifierFor: (purpose: 'client' | 'server') => TlsClientSheet['verify']
}

/** Reads the files of a tunnel as the process does when it starts. */
export function loadTunnelFiles(
  tree: FileTree,
  places: TunnelPlaces,
  profile: TunnelProfile,
): TunnelFiles {
  const release = releaseOf(profile.openssl)
  const { securityLevel } = profile
  const certificatePem = textAt(tree, places.certificate)
  const keyPem = textAt(tree, places.key)
  const files = { authorityPem: textAt(tree, places.authority), certificatePem, keyPem }
  const loaded = loadCredential(files, { release, securityLevel })
  if ('error' in loaded) return { ok: false, error: loadErrorIn(profile.openssl, loaded.error) }
  const { trusted, shown } = loaded
  const crls = revocationLists(tree, places)
  const trust = { trusted, crls, securityLevel, release }
  const checkRevocation = crls.length > 0 ? ('leaf' as const) : ('none' as const)
  return {
    ok: true,
    credentials: {
      certificatesPem: chainOf(certificatePem ?? '', trusted, shown[0]),
      privateKeyPem: keyPem ?? '',
    },
    turningPointsMs: [...trusted, ...shown].flatMap((one) => [one.notBeforeMs, one.notAfterMs]),
    verifierFor: (purpose) => chainVerifier({ ...trust, checkRevocation, purpose }),
  }
}

/** The generation of OpenSSL whose judgements a profile has. */
function releaseOf(generation: OpensslGeneration): '1.1.1' | '3.0' {
  return generation === '3' ? '3.0' : '1.1.1'
}

/** The text of a file; empty when there is none. */
export function readText(tree: FileTree, path: string): string {
  return textAt(tree, path) ?? ''
}

function textAt(tree: FileTree, path: string): string | undefined {
  try {
    return Buffer.from(tree.root.read(path)).toString('utf8')
  } catch (error) {
    if (error instanceof FileRefusal) return undefined
    throw error
  }
}

/** OpenSSL sends the authority behind a certificate that stands alone in its file (SSL_CTX_use_certificate_chain_file(3)). */
function chainOf(
  certificatePem: string,
  trusted: readonly Certificate[],
  leaf: Certificate | undefined,
): string {
  const isAlone = certificatePem.split('-----BEGIN CERTIFICATE-----').length === 2
  const issuer = trusted.find(({ publicKey }) => publicKey && leaf?.isSignedBy(publicKey))
  return isAlone && issuer ? `${certificatePem.trimEnd()}\n${issuer.pem}` : certificatePem
}

/** A list counts however old it is: no document says that a tunnel fails for want of a new one. */
function revocationLists(tree: FileTree, { revocationList }: TunnelPlaces) {
  const text = revocationList === undefined ? '' : readText(tree, revocationList)
  const [, body] = /-----BEGIN X509 CRL-----([^-]+)-----END X509 CRL-----/.exec(text) ?? []
  const list = body === undefined ? undefined : readRevocationList(Buffer.from(body, 'base64'))
  return list ? [{ ...list, updateMs: 0, nextUpdateMs: undefined }] : []
}
