import { expect, test } from 'vitest'
import {
  decrypted,
  derivedKey,
  encrypted,
  isSame,
  keyOfPassword,
  signatureOf,
} from '../../../src/emulator/content-keys.ts'

const key = keyOfPassword('a password', 'salt')
const header = Buffer.from('header')
const content = Buffer.from('what is kept')

test('a password gives the same key wherever it is typed, and no other does', () => {
  expect(key).toMatch(/^[\da-f]{64}$/)
  expect(keyOfPassword('a password', 'salt')).toBe(key)
  expect(keyOfPassword('a passwort', 'salt')).not.toBe(key)
  expect(keyOfPassword('a password', 'other')).not.toBe(key)
})

test('keys for different purposes or salts have nothing in common', () => {
  const keys = [
    derivedKey(key, '00', 'one'),
    derivedKey(key, '00', 'two'),
    derivedKey(key, '01', 'one'),
  ]
  expect(new Set(keys).size).toBe(3)
})

test('what is encrypted comes back with its key and header', () => {
  const sealed = encrypted(key, content, header)
  expect(sealed.includes(content)).toBe(false)
  expect(decrypted(key, sealed, header)).toEqual(content)
  expect(decrypted(key, encrypted(key, Buffer.alloc(0), header), header)).toEqual(Buffer.alloc(0))
})

test('another key, another header or a changed byte gives nothing', () => {
  const sealed = encrypted(key, content, header)
  expect(decrypted(derivedKey(key, '', 'x'), sealed, header)).toBeUndefined()
  expect(decrypted(key, sealed, Buffer.from('Header'))).toBeUndefined()
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at]! ^= 0x80
    expect(decrypted(key, changed, header)).toBeUndefined()
    expect(decrypted(key, sealed.subarray(0, at), header)).toBeUndefined()
  }
})

test('a signature is of its key and content', () => {
  const signed = signatureOf(key, content)
  expect(isSame(signed, signatureOf(key, content))).toBe(true)
  expect(isSame(signed, signatureOf(key, 'what is kepT'))).toBe(false)
  expect(isSame(signed, signatureOf(derivedKey(key, '', 'x'), content))).toBe(false)
})
