import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { entropyFrom } from '../../../src/entropy/entropy.ts'
import { createKeyCache, hostKey } from '../../../src/ssh/index.ts'

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fieldfault-keys-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'keys')
}

test('a key is made once and then handed out again', () => {
  const cache = createKeyCache()
  const first = cache.hostKey('ssh-rsa', entropyFrom('a'), { bits: 1024 })
  expect(cache.hostKey('ssh-rsa', entropyFrom('a'), { bits: 1024 })).toBe(first)
  expect(cache.hostKey('ssh-rsa', entropyFrom('b'), { bits: 1024 })).not.toBe(first)
})

test('a key outlives the process in a file only its owner can read', () => {
  const folder = emptyFolder()
  const made = createKeyCache({ folder }).hostKey('ssh-ed25519', entropyFrom('a'))
  const [name] = readdirSync(folder)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, name!)).mode & 0o777).toBe(0o600)
  const found = createKeyCache({ folder }).hostKey('ssh-ed25519', entropyFrom('a'))
  expect(found.privatePem).toBe(made.privatePem)
  expect(found.fingerprintMd5).toBe(made.fingerprintMd5)
})

test('a file that was damaged is replaced by the same key', () => {
  const folder = emptyFolder()
  const entropy = () => entropyFrom('a')
  createKeyCache({ folder }).hostKey('ssh-ed25519', entropy())
  const path = join(folder, readdirSync(folder)[0]!)
  writeFileSync(path, 'not a key')
  const again = createKeyCache({ folder }).hostKey('ssh-ed25519', entropy())
  expect(again.privatePem).toBe(hostKey('ssh-ed25519', entropy()).privatePem)
  expect(statSync(path).size).toBeGreaterThan(100)
})
