import { expect, test } from 'vitest'
import {
  certificateMistakes,
  certificatesInFile,
  goodFiles,
  loadCredential,
  verifyChain,
  type CertificateMistake,
} from '../../../src/pki/index.ts'
import { goodCredential } from './good-credential.ts'

const mistakes: [name: string, mistake: CertificateMistake][] = Object.entries(certificateMistakes)
const good = goodFiles(goodCredential)

/** What the end finds that trusts `authorityPem` and is shown `certificatePem`. */
function judge(
  authorityPem: string,
  certificatePem: string,
  crls?: Parameters<typeof verifyChain>[0]['crls'],
) {
  return verifyChain({
    presented: certificatesInFile(certificatePem),
    trusted: certificatesInFile(authorityPem),
    atMs: goodCredential.atMs,
    purpose: 'client',
    securityLevel: 2,
    ...(crls && { crls, checkRevocation: 'leaf' }),
  }).faults
}

test('nothing is wrong with the good files', () => {
  expect(loadCredential(good, { securityLevel: 2 })).toMatchObject({ shown: [{ serial: '02' }] })
  expect(judge(good.authorityPem, good.certificatePem)).toEqual([])
})

test.each(mistakes)('%s is found by whom it says', (_name, { found, make }) => {
  const files = make(goodCredential)
  if (found.by === 'loading') {
    expect(loadCredential(files)).toMatchObject({ file: found.file })
    return
  }
  const [authority, shown] =
    found.by === 'peer'
      ? [good.authorityPem, files.certificatePem]
      : [files.authorityPem, good.certificatePem]
  const [fault] = judge(authority, shown, files.crls)
  expect([fault?.name, fault?.depth]).toEqual([found.error, found.depth])
  expect(loadCredential(files)).toHaveProperty('key')
})

test.each(mistakes)('%s gives the same files each time', (_name, { make }) => {
  const once = make(goodCredential)
  const again = make(goodCredential)
  expect(again.certificatePem).toBe(once.certificatePem)
  expect(again.authorityPem).toBe(once.authorityPem)
  expect(again.keyPem).toBe(once.keyPem)
})

test.each(mistakes)('%s is told in one sentence', (_name, { says }) => {
  expect(says).toMatch(/^[A-Z].*\.$/)
})

test('certificates over a weak digest or with a short key are not loaded at level 2', () => {
  for (const name of ['weak-digest', 'broken-digest', 'short-key'] as const) {
    const files = certificateMistakes[name].make(goodCredential)
    expect(loadCredential(files, { securityLevel: 2 })).toMatchObject({ file: 'certificatePem' })
  }
})

test('a refusal to load is worded as the release of OpenSSL words it', () => {
  const files = certificateMistakes['swapped-key'].make(goodCredential)
  expect([loadCredential(files), loadCredential(files, { release: '1.1.1' })]).toMatchObject([
    { error: 'error:05800074:x509 certificate routines::key values mismatch' },
    { error: expect.stringContaining('0B080074') },
  ])
})
