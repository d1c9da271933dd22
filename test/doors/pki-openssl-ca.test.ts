import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { pemBlocks } from '../../src/pki/pem.ts'
import {
  expireIn,
  issueFrom,
  keyFile,
  newAuthorityFiles,
  readRevocationList,
  revokeIn,
  type AuthorityFiles,
} from '../../src/pki/index.ts'
import { planFor, root } from '../rooms/pki/pki-world.ts'
import { runProgram, temporaryFolder } from './real-programs.ts'

const nowMs = Math.floor(Date.now() / 1000) * 1000
const year = 365 * 86_400_000
const authority = root('Root', { notBeforeMs: nowMs - 10 * year, notAfterMs: nowMs + 10 * year })
const signer = { name: authority.plan.subject, key: authority.plan.key }

const configuration = (folder: string) => `[ca]
default_ca = lab
[lab]
database = ${folder}/index.txt
serial = ${folder}/serial
crlnumber = ${folder}/crlnumber
new_certs_dir = ${folder}/newcerts
certificate = ${folder}/cacert.pem
private_key = ${folder}/cakey.pem
default_md = sha256
default_crl_days = 30
policy = any
[any]
commonName = supplied
`

/** Writes the folder out and lets the real `openssl ca` work in it. */
async function openssl(files: AuthorityFiles, ...args: string[]) {
  const folder = temporaryFolder()
  const more = {
    'ca.cnf': configuration(folder),
    'cacert.pem': authority.certificate.pem,
    'cakey.pem': keyFile(authority.plan.key),
  }
  for (const [name, text] of Object.entries({ ...files, ...more })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const command = ['ca', '-config', 'ca.cnf', '-batch', ...args]
  const end = await runProgram('openssl', command, { cwd: folder })
  return { ...end, file: (name: string) => readFileSync(join(folder, name), 'utf8') }
}

function must<Result extends object>(result: Result): Extract<Result, { files: AuthorityFiles }> {
  if ('files' in result) return result as Extract<Result, { files: AuthorityFiles }>
  throw new TypeError(JSON.stringify(result))
}

const over = { notBeforeMs: nowMs - 2 * year, notAfterMs: nowMs - year }
const first = must(
  issueFrom(newAuthorityFiles(), planFor('first', { notAfterMs: nowMs + year }), signer),
)
const files = must(issueFrom(first.files, planFor('second', over), signer)).files

test('openssl ca finds what was issued', async () => {
  const { stderr } = await openssl(files, '-status', '01')
  expect(stderr).toContain('01=Valid (V)')
})

test('openssl ca marks what is past its end as expireIn does', async () => {
  const end = await openssl(files, '-updatedb')
  expect(end.file('index.txt')).toBe(expireIn(files, nowMs)['index.txt'])
})

test('openssl ca revokes as revokeIn does, but for the second in which it does so', async () => {
  const withoutDate = (index: string) => index.replaceAll(/\t\d{12}Z,/g, '\tDATE,')
  const reason = 'superseded'
  const end = await openssl(files, '-revoke', 'newcerts/01.pem', '-crl_reason', reason)
  const ours = must(revokeIn(files, { serial: '01', atMs: nowMs, reason })).files
  expect(withoutDate(end.file('index.txt'))).toBe(withoutDate(ours['index.txt']!))
  expect(end.file('index.txt.old')).toBe(ours['index.txt.old'])
})

test('openssl ca refuses to revoke twice in the words of revokeIn', async () => {
  const once = must(revokeIn(files, { serial: '01', atMs: nowMs })).files
  const end = await openssl(once, '-revoke', 'newcerts/01.pem')
  const refused = revokeIn(once, { serial: '01', atMs: nowMs })
  expect(end.stderr).toContain('refusal' in refused ? refused.refusal.join('\n') : 'revoked')
})

test('openssl ca lists what was revoked and counts the lists', async () => {
  const once = must(revokeIn(files, { serial: '01', atMs: nowMs })).files
  const end = await openssl(once, '-gencrl', '-out', 'crl.pem')
  const [block] = pemBlocks(end.file('crl.pem'))
  const list = readRevocationList(block!.bytes)!
  expect(list.revoked).toEqual([{ serial: '01', revokedMs: nowMs }])
  expect(list.isSignedBy(authority.certificate.publicKey!)).toBe(true)
  expect(end.file('crlnumber')).toBe('02\n')
})

test('openssl ca refuses a serial number that was issued in the words of issueFrom', async () => {
  const reset = { ...files, serial: '01\n' }
  const folder = temporaryFolder()
  const request = join(folder, 'request.pem')
  const subject = ['-subj', '/CN=third', '-out', request]
  await runProgram('openssl', [
    'req',
    '-new',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    '/dev/null',
    ...subject,
  ])
  const end = await openssl(reset, '-in', request, '-days', '30')
  const refused = issueFrom(reset, planFor('third'), signer)
  expect(end.stderr).toContain('refusal' in refused ? refused.refusal.join('\n') : 'issued')
})
