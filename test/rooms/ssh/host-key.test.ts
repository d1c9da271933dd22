import { createPublicKey, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { entropyFrom } from '../../../src/entropy/entropy.ts'
import { hostKey, hostKeyTypeOf, type HostKeyType } from '../../../src/ssh/index.ts'

const types: HostKeyType[] = [
  'ssh-rsa',
  'ssh-dss',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'ssh-ed25519',
]

test.for(types)('the same seed makes the same %s key and another seed another', (type) => {
  const size = { bits: 1024 }
  const key = hostKey(type, entropyFrom('one'), size)
  expect(hostKey(type, entropyFrom('one'), size).privatePem).toBe(key.privatePem)
  expect(hostKey(type, entropyFrom('two'), size).fingerprintSha256).not.toBe(key.fingerprintSha256)
})

test.for([
  ['ssh-ed25519', undefined],
  ['ssh-rsa', 'sha512'],
  ['ecdsa-sha2-nistp384', 'sha384'],
] as const)('what a %s key signs can be verified', ([type, digest]) => {
  const key = hostKey(type, entropyFrom('one'), { bits: 1024 })
  const data = Buffer.from('exchange hash')
  const signature = key.sign(data, type === 'ssh-rsa' ? digest : undefined)
  expect(verify(digest, data, createPublicKey(key.privateKey), signature)).toBe(true)
  expect(verify(digest, Buffer.from('another'), createPublicKey(key.privateKey), signature)).toBe(
    false,
  )
})

test('an RSA key has exactly the bits asked for', () => {
  for (const bits of [1024, 2048, 3072]) {
    const key = hostKey('ssh-rsa', entropyFrom('sizes'), { bits })
    expect(key.privateKey.asymmetricKeyDetails?.modulusLength).toBe(bits)
  }
})

test('fingerprints and known_hosts lines have the form OpenSSH gives them', () => {
  const key = hostKey('ssh-ed25519', entropyFrom('one'))
  expect(key.fingerprintSha256).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/)
  expect(key.fingerprintMd5).toMatch(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/)
  const base64 = key.publicBlob.toString('base64')
  expect(key.knownHostsLine('10.0.0.5')).toBe(`10.0.0.5 ssh-ed25519 ${base64}`)
  expect(key.knownHostsLine('10.0.0.5', 2222)).toBe(`[10.0.0.5]:2222 ssh-ed25519 ${base64}`)
})

test('a key does not show its secret when it is written out', () => {
  const key = hostKey('ssh-ed25519', entropyFrom('one'))
  const secret = key.privateKey.export({ format: 'jwk' }).d!
  expect(JSON.stringify({ ...key, privatePem: undefined })).not.toContain(secret)
})

test('the three RSA algorithms sign with one key type', () => {
  expect(['ssh-rsa', 'rsa-sha2-256', 'rsa-sha2-512'].map(hostKeyTypeOf)).toEqual(
    Array.from({ length: 3 }, () => 'ssh-rsa'),
  )
  expect(hostKeyTypeOf('ssh-rsa-cert-v01@openssh.com')).toBeUndefined()
})
