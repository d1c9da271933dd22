import type { Certificate } from '../certificate.ts'
import { derInside } from '../der/read-der.ts'
import { algorithmOid } from '../certificate.ts'
import { longNameOf } from '../object-identifier.ts'
import type { OpensslRelease } from '../verify/verify-errors.ts'
import { certificateDate } from './certificate-date.ts'
import { extensionLines } from './extension-text.ts'
import { hexBlock } from './hex-block.ts'
import { nameText } from './name-text.ts'
import { publicKeyLines } from './public-key-lines.ts'

/** What `openssl x509 -noout -text` prints, with a line end behind each line. */
export function x509Text(certificate: Certificate, release: OpensslRelease = '3.0'): string {
  const { version, issuer, subject, notBeforeMs, notAfterMs, signature } = certificate
  const algorithm = longNameOf(certificate.signatureOid)
  const lines = [
    'Certificate:',
    '    Data:',
    `        Version: ${version} (0x${version - 1})`,
    ...serialLines(certificate.serial),
    `${release === '1.0.2' ? '' : '    '}    Signature Algorithm: ${algorithm}`,
    `        Issuer: ${nameText(issuer, release)}`,
    '        Validity',
    `            Not Before: ${certificateDate(notBeforeMs)}`,
    `            Not After : ${certificateDate(notAfterMs)}`,
    `        Subject: ${nameText(subject, release)}`,
    '        Subject Public Key Info:',
    `            Public Key Algorithm: ${keyAlgorithm(certificate)}`,
    ...publicKeyLines(certificate, release),
    ...extensionBlock(certificate, release),
    ...signatureLines(algorithm, signature, release),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

/** The end of the text of everything that is signed. */
export function signatureLines(
  algorithm: string,
  signature: Uint8Array,
  release: OpensslRelease,
): string[] {
  const bytes =
    release === '3.0'
      ? ['    Signature Value:', ...hexBlock(signature, 18, 8)]
      : hexBlock(signature, 18, 9)
  return [`    Signature Algorithm: ${algorithm}`, ...bytes]
}

/** A serial number of up to eight bytes in both bases, a longer one byte by byte. */
function serialLines(serial: string): string[] {
  if (serial.length > 16 || BigInt(`0x${serial}`) >= 2n ** 63n)
    return ['        Serial Number:', `            ${serial.toLowerCase().match(/../g)!.join(':')}`]
  const number = BigInt(`0x${serial}`)
  return [`        Serial Number: ${number} (0x${number.toString(16)})`]
}

function keyAlgorithm({ publicKeyInfo }: Certificate): string {
  const [algorithm] = derInside(publicKeyInfo) ?? []
  return longNameOf((algorithm && algorithmOid(algorithm)) ?? '')
}

function extensionBlock(certificate: Certificate, release: OpensslRelease): string[] {
  if (certificate.extensions.length === 0) return []
  return [
    '        X509v3 extensions:',
    ...certificate.extensions.flatMap((extension) => [
      `            ${longNameOf(extension.oid)}: ${extension.critical ? 'critical' : ''}`,
      ...extensionLines(certificate, extension, release).map((line) => `                ${line}`),
    ]),
  ]
}
