import { bigFrom, signedBytes } from '../../entropy/big-endian.ts'
import type { Certificate } from '../certificate.ts'
import { derInside } from '../der/read-der.ts'
import type { OpensslRelease } from '../verify/verify-errors.ts'
import { hexBlock } from './hex-block.ts'

/** The lines that show a public key, at the indentation of a certificate's text. */
export function publicKeyLines(
  { publicKey, publicKeyInfo }: Certificate,
  release: OpensslRelease,
): string[] {
  const keyBytes = derInside(publicKeyInfo)?.[1]?.content.subarray(1) ?? Buffer.alloc(0)
  const { modulusLength = 0 } = publicKey?.asymmetricKeyDetails ?? {}
  if (publicKey?.asymmetricKeyType === 'rsa') {
    const [modulus, exponent] = (derInside(keyBytes) ?? []).map(({ content }) => bigFrom(content))
    const title = release === '1.1.1' ? 'RSA Public-Key' : 'Public-Key'
    return [
      `                ${title}: (${modulusLength} bit)`,
      '                Modulus:',
      ...hexBlock(signedBytes(modulus ?? 0n), 15, 20),
      `                Exponent: ${exponent} (0x${exponent?.toString(16)})`,
    ]
  }
  if (publicKey?.asymmetricKeyType === 'ed25519')
    return [
      '                ED25519 Public-Key:',
      '                pub:',
      ...hexBlock(keyBytes, 15, 20),
    ]
  return publicKey?.asymmetricKeyType === 'ec'
    ? curveLines(publicKey.asymmetricKeyDetails, keyBytes)
    : ['                Unable to load Public Key']
}

const curves: Readonly<Record<string, { bits: number; nist: string }>> = {
  prime256v1: { bits: 256, nist: 'P-256' },
  secp384r1: { bits: 384, nist: 'P-384' },
  secp521r1: { bits: 521, nist: 'P-521' },
}

function curveLines(details: { namedCurve?: string } = {}, point: Buffer): string[] {
  const { namedCurve = '' } = details
  const { bits = 0, nist = '' } = curves[namedCurve] ?? {}
  return [
    `                Public-Key: (${bits} bit)`,
    '                pub:',
    ...hexBlock(point, 15, 20),
    `                ASN1 OID: ${namedCurve}`,
    `                NIST CURVE: ${nist}`,
  ]
}
