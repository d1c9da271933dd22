import { expect, test } from 'vitest'
import { verifyChain, type OpensslRelease } from '../../../src/pki/index.ts'
import { chainCases } from './chain-cases.ts'
import { NOW, root, under } from './pki-world.ts'

const good = root('Root')
const stranger = root('Else')
const leaf = under(good, 'leaf')
const sent = { presented: [leaf.certificate], atMs: NOW }

test.each(chainCases)('$title is judged as OpenSSL judges it', ({ plan, faults }) => {
  const [first] = verifyChain(plan).faults
  expect(first && [first.number, first.depth]).toEqual(faults[0])
})

test('verification ends at the first fault unless it is forgiven', () => {
  const plan = chainCases.find(({ title }) => title === 'leaf and root that both ended')!.plan
  expect(verifyChain(plan).faults).toHaveLength(1)
  expect(verifyChain({ ...plan, forgives: () => true }).faults).toHaveLength(2)
})

test('who forgives a missing issuer is told that the leaf was not verified', () => {
  const { faults } = verifyChain({ ...sent, trusted: [], forgives: () => true })
  expect(faults.map(({ number, text }) => `${number} ${text}`)).toEqual([
    '20 unable to get local issuer certificate',
    '21 unable to verify the first certificate',
  ])
})

test('a fault names the certificate at which it was found', () => {
  const expired = root('Root', { notAfterMs: NOW - 1000 })
  const [fault] = verifyChain({ ...sent, trusted: [expired.certificate] }).faults
  expect(fault).toMatchObject({ name: 'expired', depth: 1, certificate: expired.certificate })
})

test.each([
  ['3.0', 'self-signed certificate in certificate chain'],
  ['1.1.1', 'self signed certificate in certificate chain'],
] as const)('OpenSSL %s calls an untrusted root "%s"', (release, text) => {
  const presented = [leaf.certificate, good.certificate]
  const trusted = [stranger.certificate]
  const [fault] = verifyChain({ presented, trusted, atMs: NOW, release }).faults
  expect(fault).toMatchObject({ number: 19, text, alert: 48 })
})

test.each([
  ['3.0', 79],
  ['1.1.1', 24],
] as const)('OpenSSL %s has the number %i for an invalid authority', (release, number) => {
  const plain = root('Plain', { extensions: [] })
  const presented = [under(plain, 'leaf').certificate]
  const plan = { presented, trusted: [plain.certificate], atMs: NOW, release }
  expect(verifyChain(plan).faults[0]).toMatchObject({ number, text: 'invalid CA certificate' })
})

test.each([
  ['3.0', [68]],
  ['1.1.1', []],
] as const)('OpenSSL %s takes SHA-1 at level 1 for %j', (release: OpensslRelease, numbers) => {
  const presented = [under(good, 'leaf', { digest: 'sha1' }).certificate]
  const plan = { presented, trusted: [good.certificate], atMs: NOW, securityLevel: 1, release }
  expect(verifyChain(plan).faults.map(({ number }) => number)).toEqual(numbers)
})

test('each fault has the alert that OpenSSL answers with', () => {
  const faults = chainCases.flatMap(({ plan }) => verifyChain(plan).faults)
  const numbers = (alert: number) =>
    new Set(faults.filter((fault) => fault.alert === alert).map(({ number }) => number))
  expect(numbers(42)).toEqual(new Set([9, 11, 62, 64, 66, 67, 68]))
  expect(numbers(43)).toEqual(new Set([26]))
  expect(numbers(44)).toEqual(new Set([23]))
  expect(numbers(45)).toEqual(new Set([10, 12]))
  expect(numbers(46)).toEqual(new Set([34, 35]))
  expect(numbers(48)).toEqual(new Set([2, 3, 18, 19, 20, 22, 25, 79]))
  expect(numbers(51)).toEqual(new Set([7, 8]))
})

test('a thousand presented certificates are not all looked at', () => {
  const presented = [leaf.certificate, ...Array.from({ length: 1000 }, () => stranger.certificate)]
  const { faults, chain } = verifyChain({ presented, trusted: [], atMs: NOW })
  expect([faults[0]?.number, chain.length]).toEqual([20, 1])
})
