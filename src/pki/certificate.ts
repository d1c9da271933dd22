import { createHash, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto'
import {
  derChildren,
  derInside,
  dottedOid,
  instantOf,
  readDer,
  type DerValue,
} from './der/read-der.ts'
import { nameIn, type DistinguishedName } from './distinguished-name.ts'
import { CERTIFICATE_BYTES_MAX } from './limits.ts'
import { pemOf } from './pem.ts'
import { remembered } from './remembered.ts'

/** An X.509 certificate as it is encoded (RFC 5280 section 4.1), without any judgement of it. */
export interface Certificate {
  readonly der: Buffer
  readonly pem: string
  readonly version: 1 | 2 | 3
  /** Hexadecimal digits in upper case, two at least: `00`, `0A3F`. */
  readonly serial: string
  /** The algorithm that the issuer signed with, with dots. */
  readonly signatureOid: string
  readonly issuer: DistinguishedName
  readonly subject: DistinguishedName
  readonly notBeforeMs: number
  readonly notAfterMs: number
  /** Undefined when the key is of a kind that this program cannot read. */
  readonly publicKey: KeyObject | undefined
  /** The DER of the SubjectPublicKeyInfo. */
  readonly publicKeyInfo: Buffer
  readonly extensions: readonly CertificateExtension[]
  readonly signature: Buffer
  /** Whether the private key that belongs to `key` made the signature. */
  readonly isSignedBy: (key: KeyObject) => boolean
}

/** An extension as it is encoded (RFC 5280 section 4.2). */
export interface CertificateExtension {
  readonly oid: string
  readonly critical: boolean
  /** The DER inside the OCTET STRING. */
  readonly value: Buffer
}

/** The certificate in its DER; undefined when the bytes are not one, whole and alone, of at most 100 KiB. */
export function readCertificate(bytes: Uint8Array): Certificate | undefined {
  if (bytes.length > CERTIFICATE_BYTES_MAX) return undefined
  const der = Buffer.from(bytes)
  const [body, algorithm, signature, ...rest] = derInside(der) ?? []
  const fields = body && bodyFields(body)
  const signatureOid = algorithm && algorithmOid(algorithm)
  if (!fields || signatureOid === undefined || signature?.tag !== 0x03 || rest.length > 0)
    return undefined
  return {
    ...fields,
    der,
    pem: pemOf('CERTIFICATE', der),
    signatureOid,
    signature: signature.content.subarray(1),
    isSignedBy: remembered((key: KeyObject) => isSignedBy(der, key)),
  }
}

/** The digest of the whole certificate that people compare, in pairs of digits. */
export function certificateFingerprint({ der }: Certificate, digest = 'sha1'): string {
  return createHash(digest).update(der).digest('hex').toUpperCase().match(/../g)!.join(':')
}

function isSignedBy(der: Buffer, key: KeyObject): boolean {
  try {
    return new X509Certificate(der).verify(key)
  } catch {
    // A key of another kind than the signature, or an algorithm that this program's OpenSSL has not.
    return false
  }
}

type BodyFields = Omit<Certificate, 'der' | 'pem' | 'signatureOid' | 'signature' | 'isSignedBy'>

/** What is signed: version, serial number, algorithm, issuer, validity, subject, key, and what is optional. */
function bodyFields(body: DerValue): BodyFields | undefined {
  const values = derChildren(body) ?? []
  const version = values[0]?.tag === 0xa0 ? versionIn(values.shift()!) : 1
  const [serial, , issuerValue, validity, subjectValue, keyInfo, ...optional] = values
  const issuer = issuerValue && nameIn(issuerValue)
  const subject = subjectValue && nameIn(subjectValue)
  const [notBeforeMs, notAfterMs] = (validity && derChildren(validity)?.map(instantOf)) ?? []
  const extensions = extensionsIn(optional.find(({ tag }) => tag === 0xa3))
  if (version === undefined || serial?.tag !== 0x02 || !issuer || !subject || !keyInfo)
    return undefined
  if (notBeforeMs === undefined || notAfterMs === undefined || !extensions) return undefined
  return {
    version,
    serial: serialDigits(serial.content),
    issuer,
    subject,
    notBeforeMs,
    notAfterMs,
    publicKey: publicKeyIn(keyInfo.bytes),
    publicKeyInfo: keyInfo.bytes,
    extensions,
  }
}

function versionIn({ content }: DerValue): 1 | 2 | 3 | undefined {
  const number = readDer(content)?.content[0]
  return number === 0 || number === 1 || number === 2 ? ((number + 1) as 1 | 2 | 3) : undefined
}

function serialDigits(content: Buffer): string {
  const digits = content.toString('hex').toUpperCase()
  return digits.replace(/^00(?=..)/, '')
}

/** The algorithm of an AlgorithmIdentifier, with dots. */
export function algorithmOid(value: DerValue): string | undefined {
  const [oid] = derChildren(value) ?? []
  return oid && dottedOid(oid.content)
}

function publicKeyIn(der: Buffer): KeyObject | undefined {
  try {
    return createPublicKey({ key: der, format: 'der', type: 'spki' })
  } catch {
    // A kind of key that Node does not know; verification says so when the key is needed.
    return undefined
  }
}

/** The extensions behind their context tag; none without it, undefined when they cannot be read. */
export function extensionsIn(tagged: DerValue | undefined): CertificateExtension[] | undefined {
  if (!tagged) return []
  const list = derInside(tagged.content)
  const extensions = list?.map(extensionIn)
  return extensions?.every((extension) => extension !== undefined) ? extensions : undefined
}

function extensionIn(value: DerValue): CertificateExtension | undefined {
  const [oid, ...rest] = derChildren(value) ?? []
  const octets = rest.at(-1)
  if (!oid || octets?.tag !== 0x04) return undefined
  return {
    oid: dottedOid(oid.content),
    critical: rest.length > 1 && rest[0]!.content[0] !== 0,
    value: octets.content,
  }
}
