import { authorityIn, certificateFacts } from '../certificate-facts.ts'
import type { Certificate, CertificateExtension } from '../certificate.ts'
import { derChildren, derInside, dottedOid, readDer, type DerValue } from '../der/read-der.ts'
import { nameIn } from '../distinguished-name.ts'
import type { KeyUsage } from '../extension-plans.ts'
import { longNameOf, shortNameOf } from '../object-identifier.ts'
import type { OpensslRelease } from '../verify/verify-errors.ts'
import { colonHex } from './hex-block.ts'
import { slashName } from './name-text.ts'

/** The lines under an extension's title, without their indentation. */
export function extensionLines(
  certificate: Certificate,
  extension: CertificateExtension,
  release: OpensslRelease,
): string[] {
  const print = printers[shortNameOf(extension.oid)] ?? unknownLines
  return print(extension.value, certificate, release)
}

type Printer = (value: Buffer, certificate: Certificate, release: OpensslRelease) => string[]

const usageNames: Readonly<Record<KeyUsage, string>> = {
  digitalSignature: 'Digital Signature',
  nonRepudiation: 'Non Repudiation',
  keyEncipherment: 'Key Encipherment',
  dataEncipherment: 'Data Encipherment',
  keyAgreement: 'Key Agreement',
  keyCertSign: 'Certificate Sign',
  cRLSign: 'CRL Sign',
  encipherOnly: 'Encipher Only',
  decipherOnly: 'Decipher Only',
}

const printers: Readonly<Record<string, Printer>> = {
  basicConstraints: (_value, certificate) => {
    const { authority = false, pathLength } = certificateFacts(certificate).basicConstraints ?? {}
    const limit = pathLength === undefined ? '' : `, pathlen:${pathLength}`
    return [`CA:${authority ? 'TRUE' : 'FALSE'}${limit}`]
  },
  keyUsage: (_value, certificate) => {
    const usages = certificateFacts(certificate).keyUsage ?? []
    return [usages.map((usage) => usageNames[usage]).join(', ')]
  },
  extendedKeyUsage: (value) => {
    const usages = derInside(value) ?? []
    return [usages.map(({ content }) => longNameOf(dottedOid(content))).join(', ')]
  },
  subjectAltName: alternativeLines,
  issuerAltName: alternativeLines,
  subjectKeyIdentifier: (value) => [colonHex(readDer(value)?.content ?? value)],
  authorityKeyIdentifier: authorityLines,
  nsComment: (value) => [readDer(value)?.content.toString('latin1') ?? ''],
}

function alternativeLines(value: Buffer): string[] {
  return [(derInside(value) ?? []).map(generalName).join(', ')]
}

function generalName({ tag, content, ...rest }: DerValue): string {
  const text = content.toString('latin1')
  if (tag === 0x81) return `email:${text}`
  if (tag === 0x82) return `DNS:${text}`
  if (tag === 0x86) return `URI:${text}`
  if (tag === 0x87 && content.length === 4) return `IP Address:${[...content].join('.')}`
  if (tag === 0x88) return `Registered ID:${longNameOf(dottedOid(content))}`
  const name = tag === 0xa4 ? derChildren({ tag, content, ...rest })?.map(nameIn)[0] : undefined
  return name ? `DirName:${slashName(name)}` : 'othername:<unsupported>'
}

/** OpenSSL before 3.0 always names the key identifier and leaves a blank line behind it. */
function authorityLines(value: Buffer, _certificate: Certificate, release: OpensslRelease) {
  const { keyIdentifier, issuer, serial } = authorityIn(value) ?? {}
  const named = release !== '3.0' || issuer !== undefined || serial !== undefined
  return [
    ...(keyIdentifier ? [`${named ? 'keyid:' : ''}${colonHex(keyIdentifier)}`] : []),
    ...(issuer ? [`DirName:${slashName(issuer)}`] : []),
    ...(serial ? [`serial:${colonHex(serial)}`] : []),
    ...(release === '3.0' ? [] : ['']),
  ]
}

/** What has no printer is shown byte by byte, with a dot for each that is not printable. */
function unknownLines(value: Buffer): string[] {
  return [value.toString('latin1').replace(/[^ -~\n\r]/g, '.')]
}
