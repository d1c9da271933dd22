import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  asn1Inside,
  asn1Parse,
  crlLine,
  crlText,
  issueRevocationList,
  keyFile,
  pemBlocks,
  publicKeyFile,
} from '../../src/pki/index.ts'
import { issuedForTunnel } from '../emulators/sftunnel/certificates/tunnel-world.ts'
import { keyOf, NOW, root } from '../rooms/pki/pki-world.ts'
import { runProgram, temporaryFolder } from './real-programs.ts'

const { authority, leaf } = issuedForTunnel('regenerated')
const key = keyOf('Root')
const signer = { name: root('Root').plan.subject, key }
const fullList = issueRevocationList(
  {
    updateMs: NOW,
    nextUpdateMs: NOW + 86_400_000,
    number: '0F',
    revoked: [
      { serial: '0A', revokedMs: NOW, reason: 'superseded' },
      { serial: '0B', revokedMs: NOW },
    ],
  },
  signer,
)
const emptyList = issueRevocationList(
  { updateMs: NOW, nextUpdateMs: NOW + 86_400_000, revoked: [] },
  signer,
)
const files = [
  ['the InternalCA', authority.certificate.pem],
  ['a tunnel certificate', leaf.certificate.pem],
  ['a key of PKCS #8', keyFile(key)],
  ['a key of PKCS #1', keyFile(key, 'pkcs1')],
  ['a public key', publicKeyFile(key)],
  ['a list of revoked certificates', fullList.pem],
] as const

async function openssl(input: string, ...args: string[]) {
  const file = join(temporaryFolder(), 'input.pem')
  writeFileSync(file, input)
  return runProgram('openssl', [...args, '-in', file])
}

test.each(files)('openssl asn1parse prints the same of %s', async (_title, pem) => {
  const { bytes } = pemBlocks(pem)[0]!
  const { stdout } = await openssl(pem, 'asn1parse')
  expect(asn1Parse(bytes)).toBe(stdout)
  const indented = await openssl(pem, 'asn1parse', '-i')
  expect(asn1Parse(bytes, { indented: true })).toBe(indented.stdout)
})

/** A key of PKCS #1 has nothing but numbers in it. */
const nested = files.filter(([title]) => title !== 'a key of PKCS #1')

test.each(nested)('openssl asn1parse -strparse takes the same out of %s', async (_title, pem) => {
  const { bytes } = pemBlocks(pem)[0]!
  const lines = (asn1Parse(bytes) ?? '').split('\n')
  const wrapped = lines.filter((line) => /SEQUENCE|OCTET STRING|BIT STRING|cont \[/.test(line))
  const offsets = wrapped.map((line) => Number.parseInt(line, 10)).filter((offset) => offset > 0)
  expect(offsets.length).toBeGreaterThan(0)
  for (const offset of offsets) {
    const { stdout, code } = await openssl(pem, 'asn1parse', '-strparse', String(offset))
    const inside = asn1Inside(bytes, offset)
    const ours = inside && asn1Parse(inside)
    // Bits and octets that hold no values are no encoding to either.
    expect([offset, ours === undefined ? 1 : 0]).toEqual([offset, code])
    if (ours !== undefined) expect(ours).toBe(stdout)
  }
})

test.each([
  ['with rows', fullList],
  ['without', emptyList],
])('openssl crl prints the same text of a list %s', async (_title, list) => {
  expect(crlText(list)).toBe((await openssl(list.pem, 'crl', '-noout', '-text')).stdout)
  for (const name of ['issuer', 'lastupdate', 'nextupdate', 'crlnumber'] as const)
    expect(`${crlLine(list, name)}\n`).toBe(
      (await openssl(list.pem, 'crl', '-noout', `-${name}`)).stdout,
    )
})
