import { ml_kem768 as mlKem768 } from '@noble/post-quantum/ml-kem.js'
import { expect, test } from 'vitest'
import {
  answerHybrid,
  beginHybrid,
  hybridMethods,
} from '../../../../src/ssh/algorithms/hybrid-kex.ts'
import { knownAnswerDigest, knownAnswerSeed, nistDrbg } from './nist-known-answers.ts'

const methods = [...hybridMethods]

test('the first known answer of ML-KEM-768 is reproduced', () => {
  const random = nistDrbg(knownAnswerSeed)
  const { publicKey, secretKey } = mlKem768.keygen(random(64))
  const { cipherText: ciphertext, sharedSecret } = mlKem768.encapsulate(publicKey, random(32))
  // As published by mlkem-native (META.yml) and liboqs (tests/KATs/kem/kats.json).
  expect(knownAnswerDigest({ publicKey, secretKey, ciphertext, sharedSecret })).toBe(
    '5352539586b6c3df58be6158a6250aeff402bd73060b0a3de68850ac074c17c3',
  )
})

test.each(methods)('client and server find the same secret with %s', (_, method) => {
  const client = beginHybrid(method)
  const answer = answerHybrid(method, client.share)
  const secret = client.secretFrom(answer!.share)
  expect(secret).toEqual(answer!.secret)
  expect(secret).toHaveLength(method.hash === 'sha512' ? 64 : 32)
})

test.each([
  ['sntrup761x25519-sha512@openssh.com', 1158 + 32, 1039 + 32],
  ['mlkem768x25519-sha256', 1184 + 32, 1088 + 32],
])('the shares of %s have the lengths of its draft', (name, clientBytes, serverBytes) => {
  const method = hybridMethods.get(name)!
  const client = beginHybrid(method)
  expect(client.share).toHaveLength(clientBytes)
  expect(answerHybrid(method, client.share)!.share).toHaveLength(serverBytes)
})

test.each(methods)('a share one byte too long or too short is no share of %s', (_, method) => {
  const client = beginHybrid(method)
  const { share } = answerHybrid(method, client.share)!
  const longer = (bytes: Buffer) => Buffer.concat([bytes, Buffer.of(0)])
  expect(answerHybrid(method, client.share.subarray(1))).toBeUndefined()
  expect(answerHybrid(method, longer(client.share))).toBeUndefined()
  expect(client.secretFrom(share.subarray(1))).toBeUndefined()
  expect(client.secretFrom(longer(share))).toBeUndefined()
})

test.each(methods)('a change in either half of a share changes the secret of %s', (_, method) => {
  const client = beginHybrid(method)
  const { share, secret } = answerHybrid(method, client.share)!
  for (const at of [3, share.length - 3]) {
    const changed = Buffer.from(share)
    changed[at]! ^= 1
    expect(client.secretFrom(changed)).not.toEqual(secret)
  }
})
