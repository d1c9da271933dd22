import type { KeyObject } from 'node:crypto'
import { certificatesInFile, keyBelongsTo, privateKeyInFile } from './certificate-file.ts'
import type { Certificate } from './certificate.ts'
import { pemBeginnings, pemBlocks } from './pem.ts'
import { bitsOfLevel, keyBits, signatureBits } from './verify/security-level.ts'
import type { OpensslRelease } from './verify/verify-errors.ts'

/** The three files that one end of a connection with certificates on both sides is given. */
export interface CredentialFiles {
  /** Whom this end trusts. */
  readonly authorityPem: string
  /** What this end shows: its own certificate, and what it sends behind it. */
  readonly certificatePem: string
  readonly keyPem: string
}

/** The texts of the files as they were found; `undefined` for one that is not there. */
export type FoundFiles = { readonly [File in keyof CredentialFiles]: string | undefined }

/** Files that could be loaded. */
export interface LoadedCredential {
  readonly trusted: readonly Certificate[]
  readonly shown: readonly Certificate[]
  readonly key: KeyObject
}

/** Why OpenSSL does not load files, before anything is on the wire. */
export interface LoadRefusal {
  readonly file: keyof CredentialFiles
  /** The last line of the error queue, such as `error:05800074:x509 certificate routines::key values mismatch`. */
  readonly error: string
}

/** How OpenSSL 1.1.1 and 3.0 put a refusal: numbers of their error tables, the function's name only in the former. */
const refusals = {
  noFile: [
    'error:02001002:system library:fopen:No such file or directory',
    'error:80000002:system library::No such file or directory',
  ],
  noAuthority: [
    'error:0B084088:x509 certificate routines:X509_load_cert_crl_file:no certificate or crl found',
    'error:05800088:x509 certificate routines::no certificate or crl found',
  ],
  noStart: [
    'error:0909006C:PEM routines:get_name:no start line',
    'error:0480006C:PEM routines::no start line',
  ],
  noEnd: [
    'error:0908F066:PEM routines:get_header_and_data:bad end line',
    'error:04800066:PEM routines::bad end line',
  ],
  noKeyStart: [
    'error:0909006C:PEM routines:get_name:no start line',
    'error:1E08010C:DECODER routines::unsupported',
  ],
  noKeyEnd: [
    'error:0908F066:PEM routines:get_header_and_data:bad end line',
    'error:1E08010C:DECODER routines::unsupported',
  ],
  otherKey: [
    'error:0B080074:x509 certificate routines:X509_check_private_key:key values mismatch',
    'error:05800074:x509 certificate routines::key values mismatch',
  ],
  weakKey: [
    'error:140AB18F:SSL routines:SSL_CTX_use_certificate:ee key too small',
    'error:0A00018F:SSL routines::ee key too small',
  ],
  weakDigest: [
    'error:140AB18E:SSL routines:SSL_CTX_use_certificate:ca md too weak',
    'error:0A00018E:SSL routines::ca md too weak',
  ],
} as const satisfies Record<string, readonly [before3: string, since3: string]>

/** Loads the files of one end as a program on OpenSSL does, or says why it never dials and never answers. */
export function loadCredential(
  { authorityPem, certificatePem, keyPem }: FoundFiles,
  { release = '3.0', securityLevel = 0 }: { release?: OpensslRelease; securityLevel?: number } = {},
): LoadedCredential | LoadRefusal {
  const refuse = (file: keyof CredentialFiles, why: keyof typeof refusals): LoadRefusal => ({
    file,
    error: refusals[why][release === '3.0' ? 1 : 0],
  })
  if (authorityPem === undefined) return refuse('authorityPem', 'noFile')
  const trusted = certificatesInFile(authorityPem)
  if (isCutOff(authorityPem)) return refuse('authorityPem', 'noEnd')
  if (trusted.length === 0) return refuse('authorityPem', 'noAuthority')
  if (certificatePem === undefined) return refuse('certificatePem', 'noFile')
  const shown = certificatesInFile(certificatePem)
  const [leaf] = shown
  if (isCutOff(certificatePem)) return refuse('certificatePem', 'noEnd')
  if (!leaf)
    return refuse('certificatePem', isStarted(certificatePem, IS_CERTIFICATE) ? 'noEnd' : 'noStart')
  const weakness = weaknessOf(leaf, securityLevel, release)
  if (weakness) return refuse('certificatePem', weakness)
  if (keyPem === undefined) return refuse('keyPem', 'noFile')
  const key = privateKeyInFile(keyPem)
  if (!key) return refuse('keyPem', isStarted(keyPem, IS_PRIVATE_KEY) ? 'noKeyEnd' : 'noKeyStart')
  return keyBelongsTo(leaf, key) ? { trusted, shown, key } : refuse('keyPem', 'otherKey')
}

const IS_CERTIFICATE = /^(?:X509 |TRUSTED )?CERTIFICATE$/
const IS_PRIVATE_KEY = /PRIVATE KEY$/

/** Whether reading stops inside a block: whole blocks of another kind are passed over (PEM_read_bio_X509(3)). */
function isStarted(text: string, wanted: RegExp): boolean {
  return isCutOff(text) || pemBlocks(text).some(({ label }) => wanted.test(label))
}

/** Whether a block begins that has no end. */
function isCutOff(text: string): boolean {
  return pemBeginnings(text) > pemBlocks(text).length
}

function weaknessOf(
  leaf: Certificate,
  level: number,
  release: OpensslRelease,
): 'weakKey' | 'weakDigest' | undefined {
  const least = bitsOfLevel(level)
  if (keyBits(leaf.publicKey) < least) return 'weakKey'
  return least > 0 && signatureBits(leaf, release) < least ? 'weakDigest' : undefined
}
