import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { emulators } from '../../../emulators/index.ts'
import type { HostKeyPinning } from '../../../src/emulator/index.ts'
import { findAppliance } from '../../../src/probe/appliance.ts'
import { readPin, type Pin } from '../../../src/probe/pin.ts'
import { probeServer } from '../../../src/probe/probe-server.ts'
import { plainOffer, sshPair, testClock, testHostKey } from '../ssh/ssh-pair.ts'

const OTHER = 'a5:3a:12:6d:e9:48:a3:34:be:8f:ee:50:30:e5:e6:c3'
const shown = testHostKey('ssh-ed25519')!.fingerprintMd5
const pinning: HostKeyPinning = {
  types: { curve: 'ssh-ed25519', old: 'ssh-dss' },
  line: ({ host, type, md5 }) => `pin ${host} ${type} ${md5}`,
}

/** Probes a server as an appliance with this pin; whether a login was tried is told as well. */
async function probeWith(pin: Pin | undefined) {
  const auth = { methods: ['password'], password: () => true }
  const lab = sshPair({ auth })
  const server = createServer((socket) => void lab.serve(socket)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const probe = await probeServer({
    clock: testClock().clock,
    appliance: 'the appliance',
    client: { ident: 'Probe_1', offer: plainOffer, pinning },
    target: { protocol: 'ssh', host: '127.0.0.1', port, user: 'me', path: '' },
    password: 'hush',
    ...(pin && { pin }),
    connectWithinMs: 5_000,
    withinMs: 5_000,
  })
  const triedLogin = lab.served.some(({ type }) => type === 'login.tried')
  return { ...probe, word: probe.verdict.word, triedLogin }
}

test('a pin that fits lets the login through', async () => {
  for (const pin of [{ md5: shown }, { host: '127.0.0.1', type: 'curve', md5: shown }]) {
    const { word, pinning: found, triedLogin } = await probeWith(pin)
    expect([word, found?.finding, triedLogin]).toEqual(['works', 'matches', true])
  }
})

test('another fingerprint, or another type, ends the handshake before any login', async () => {
  for (const pin of [{ md5: OTHER }, { host: '127.0.0.1', type: 'old', md5: shown }]) {
    const { word, pinning: found, triedLogin, explanation } = await probeWith(pin)
    expect([word, found?.finding, triedLogin]).toEqual(['host-key-mismatch', 'differs', false])
    expect(explanation?.failedAt).toBeUndefined()
  }
})

test('a pin for another host protects nothing, and that is no success', async () => {
  const { word, verdict, triedLogin } = await probeWith({
    host: 'localhost',
    type: 'curve',
    md5: OTHER,
  })
  expect([word, triedLogin]).toEqual(['host-key-unchecked', true])
  expect(verdict.says).toContain('the pin is for localhost')
})

test('without a pin, the line is told that would make one', async () => {
  const { word, pinning: found } = await probeWith(undefined)
  expect([word, found]).toEqual(['works', { line: `pin 127.0.0.1 curve ${shown}` }])
})

const { pinning: ofSrst } = findAppliance('srst-manager@9.0', emulators).ssh.client!

test('a pin is read as an SRST Manager reads it', () => {
  expect(readPin(OTHER.toUpperCase(), ofSrst!)).toEqual({ md5: OTHER })
  const whole = { host: 'branch', type: 'ssh-dsa', md5: OTHER }
  expect(readPin(` branch  ssh-dsa ${OTHER} `, ofSrst!)).toEqual(whole)
})

test.for([
  ['SHA256:LpSwQVKt2f1k3mzYQK7ivSdlEXqwpL3J/+iaZRFW3L8', 'knows no SHA-256 fingerprints'],
  [`MD5:${OTHER}`, 'takes no "MD5:" before the digits'],
  [`branch ssh-dss ${OTHER}`, 'no key type "ssh-dss". Write'],
  [`branch ssh-ed25519 ${OTHER}`, 'with a type of ssh-rsa, ssh-dsa'],
  [`ssh-rsa ${OTHER}`, 'it has 2 words'],
  [OTHER.slice(3), 'is not sixteen pairs'],
  ['', 'is not sixteen pairs'],
])('%s is refused with what is wrong', ([text, fact]) => {
  expect(() => readPin(text!, ofSrst!)).toThrow(fact)
})
