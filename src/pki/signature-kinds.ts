/** How strong a signature algorithm of a certificate is, and which kind of key makes it. */
interface SignatureKind {
  readonly key: string
  readonly digest?: string
}

const rows: readonly (readonly [oid: string, key: string, digest?: string])[] = [
  ['1.2.840.113549.1.1.4', 'rsa', 'md5'],
  ['1.2.840.113549.1.1.5', 'rsa', 'sha1'],
  ['1.2.840.113549.1.1.11', 'rsa', 'sha256'],
  ['1.2.840.113549.1.1.12', 'rsa', 'sha384'],
  ['1.2.840.113549.1.1.13', 'rsa', 'sha512'],
  ['1.2.840.10045.4.1', 'ec', 'sha1'],
  ['1.2.840.10045.4.3.2', 'ec', 'sha256'],
  ['1.2.840.10045.4.3.3', 'ec', 'sha384'],
  ['1.2.840.10045.4.3.4', 'ec', 'sha512'],
  ['1.3.101.112', 'ed25519'],
]

const kinds = new Map(
  rows.map(([oid, key, digest]): [string, SignatureKind] => [
    oid,
    { key, ...(digest && { digest }) },
  ]),
)

/** The kind of key that makes signatures of an algorithm; undefined when the algorithm is not known. */
export function keyKindOfSignature(oid: string): string | undefined {
  return kinds.get(oid)?.key
}

/** The digest inside a signature algorithm; undefined when it has none of its own. */
export function digestOfSignature(oid: string): string | undefined {
  return kinds.get(oid)?.digest
}
