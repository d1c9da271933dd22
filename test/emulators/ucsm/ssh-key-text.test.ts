import { expect, test } from 'vitest'
import { oneLineKey, readSshKey } from '../../../emulators/ucsm/users/ssh-key-text.ts'

const part = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes])
const BLOB = Buffer.concat([
  part(Buffer.from('ssh-rsa')),
  part(Buffer.from([1, 0, 1])),
  part(Buffer.alloc(90, 7)),
])
const BASE64 = BLOB.toString('base64')

function secsh(...headers: readonly string[]): string {
  const body = BASE64.match(/.{1,70}/g) ?? []
  const [begin, end] = ['---- BEGIN SSH2 PUBLIC KEY ----', '---- END SSH2 PUBLIC KEY ----']
  return [begin, ...headers, ...body, end].join('\n')
}

test.each([
  ['a line with a comment', `ssh-rsa ${BASE64} steve@host`],
  ['a line without one', `ssh-rsa ${BASE64}`],
  ['a line that was broken by the terminal', `ssh-rsa\n${BASE64}`],
  ['a SECSH key', secsh()],
  ['a SECSH key with headers', secsh('Subject: steve', 'Comment: "a long \\', 'comment"')],
])('%s is read', (_, text) => {
  expect(readSshKey(text)).toEqual({ type: 'ssh-rsa', base64: BASE64 })
})

test.each([
  ['nothing', ''],
  ['a word', 'ssh-rsa'],
  ['a key that says it is of another type', `ssh-dss ${BASE64}`],
  ['a SECSH key without an end', secsh().replace(/---- END.*/, '')],
  ['a key that is cut off', `ssh-rsa ${BLOB.subarray(0, -6).toString('base64')}`],
  ['a key with more behind it', `ssh-rsa ${Buffer.concat([BLOB, BLOB]).toString('base64')}`],
  ['a key without a modulus', `ssh-rsa ${BLOB.subarray(0, 18).toString('base64')}`],
  ['base64 of something else', `ssh-rsa ${Buffer.from('nothing of the kind').toString('base64')}`],
])('%s is no key', (_, text) => {
  expect(readSshKey(text)).toBeUndefined()
})

test('a key of several lines is written on one, and one of one line stays as it is', () => {
  expect(oneLineKey(secsh('Comment: "a key"'))).toBe(`ssh-rsa ${BASE64}`)
  expect(oneLineKey(`ssh-rsa ${BASE64} steve@host`)).toBe(`ssh-rsa ${BASE64} steve@host`)
})
