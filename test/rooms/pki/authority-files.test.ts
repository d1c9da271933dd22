import { expect, test } from 'vitest'
import {
  expireIn,
  issueFrom,
  newAuthorityFiles,
  revocationListOf,
  revokeIn,
  verifyChain,
  type AuthorityFiles,
} from '../../../src/pki/index.ts'
import { DAY_MS, NOW, planFor, root } from './pki-world.ts'

const authority = root('Root')
const signer = { name: authority.plan.subject, key: authority.plan.key }

function issued(files: AuthorityFiles, name = 'leaf', change = {}) {
  const result = issueFrom(files, planFor(name, change), signer)
  if ('refusal' in result) throw new TypeError(result.refusal.join('\n'))
  return result
}

const fresh = newAuthorityFiles()
const row = 'V\t341012142314Z\t\t01\tunknown\t/CN=leaf\n'

test('what is issued stands in the index under the next serial number', () => {
  const { files, certificate } = issued(fresh)
  expect(files).toMatchObject({ 'index.txt': row, serial: '02\n', 'serial.old': '01\n' })
  expect(files['newcerts/01.pem']).toContain(certificate.pem)
  expect(certificate.serial).toBe('01')
})

test('what was given is not changed', () => {
  issued(fresh)
  expect(fresh['index.txt']).toBe('')
})

test('a serial number is written with an even number of digits', () => {
  const { files, certificate } = issued(newAuthorityFiles({ serial: 'FF' }))
  expect([certificate.serial, files.serial]).toEqual(['FF', '0100\n'])
})

test('a serial number that was issued is refused', () => {
  const reset = { ...issued(fresh).files, serial: '01\n' }
  expect(issueFrom(reset, planFor('other'), signer)).toEqual({
    refusal: [
      'ERROR:Serial number 01 has already been issued,',
      '      check the database/serial_file for corruption',
    ],
  })
})

test('a second certificate of one name is refused where names must be unique', () => {
  const files = { ...issued(fresh).files, 'index.txt.attr': 'unique_subject = yes\n' }
  const refusal = ['ERROR:There is already a certificate for /CN=leaf']
  expect(issueFrom(files, planFor('leaf'), signer)).toEqual({ refusal })
})

test('revoking marks the row with an R, the time and the reason', () => {
  const plan = { serial: '1', atMs: NOW, reason: 'superseded' } as const
  expect(revokeIn(issued(fresh).files, plan)).toMatchObject({
    files: {
      'index.txt': 'R\t341012142314Z\t241014142314Z,superseded\t01\tunknown\t/CN=leaf\n',
      'index.txt.old': row,
    },
  })
})

test('what is revoked already, or was never issued, is refused', () => {
  const once = revokeIn(issued(fresh).files, { serial: '01', atMs: NOW })
  const { files } = once as { files: AuthorityFiles }
  expect(revokeIn(files, { serial: '01', atMs: NOW })).toEqual({
    refusal: ['ERROR:Already revoked, serial number 01'],
  })
  expect(revokeIn(files, { serial: '7', atMs: NOW })).toEqual({
    refusal: ['Serial 07 not present in db.'],
  })
})

test('what is past its end is marked with an E, and nothing else changes', () => {
  const { files } = issued(fresh)
  expect(expireIn(files, NOW)).toBe(files)
  expect(expireIn(files, NOW + 3651 * DAY_MS)['index.txt']).toBe(row.replace('V', 'E'))
})

test('a date from 2050 on has four digits of the year', () => {
  const { files } = issued(fresh, 'far', { notAfterMs: Date.parse('2051-02-03T04:05:06Z') })
  expect(files['index.txt']).toBe('V\t20510203040506Z\t\t01\tunknown\t/CN=far\n')
  expect(expireIn(files, Date.parse('2051-02-03T04:05:07Z'))['index.txt']).toMatch(/^E/)
})

test('the revocation list has what was revoked, and a chain with it is refused', () => {
  const { files, certificate } = issued(fresh)
  const { files: revoked } = revokeIn(files, { serial: '01', atMs: NOW }) as {
    files: AuthorityFiles
  }
  const times = { atMs: NOW, nextUpdateMs: NOW + 30 * DAY_MS }
  const { list, files: after } = revocationListOf(revoked, signer, times)
  expect(list.revoked).toEqual([{ serial: '01', revokedMs: NOW }])
  expect(after.crlnumber).toBe('02\n')
  const { faults } = verifyChain({
    presented: [certificate],
    trusted: [authority.certificate],
    crls: [list],
    checkRevocation: 'leaf',
    atMs: NOW,
  })
  expect(faults[0]).toMatchObject({ number: 23, alert: 44 })
})
