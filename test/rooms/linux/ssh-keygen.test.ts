import { expect, test } from 'vitest'
import { createAppliance } from './linux-fixture.ts'

const RSA = [
  'AAAAB3NzaC1yc2EAAAADAQABAAABAQCuU6QZgTaD460TVk7jRC3dileWKmHameOVai95UvXKNBpi',
  'utXLveJ+SQO5QjhJAFcBsFFl2QqtzGuqtshrxsrIfQAmnxjyCVaq0RNiyPB37I4YTOVS8L080ctJ',
  'wRxNbfyfUV1BS3Eibugnxw9sTvcO9EmZ6Y1Ux9O24YwpT4mUpiF4CGlCqlo5/h8t8UwuPALCNAnz',
  '/V65MWeZLDfoGUzzyNR1BKVORkfyBPyFKw5Lv9tjlWw09jytBUqXTO02LDdj7l+RZGmWXF7knAWR',
  'kPkaStqqgvjGdZ0K56BXhueg2CElx3wd8woqppK9pK3eRn79XqI44ynPO3cdpQNnls9J',
].join('')
const ED25519 = 'AAAAC3NzaC1lZDI1NTE5AAAAIB5IR1+qxJHqUAfkI9xhQI6KDNKgL/hPBbbMLaO50Qep'
const ECDSA = [
  'AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBHkqsMro8GU9PZlXWQuK/pxa',
  'jbN/dPoBEL0/bk0gkaiudDrPiMM+K7S05r4kVoYW8UXIvpEpeLf9GwSaiSDyV04=',
].join('')

/** Public keys, whose fingerprints below are those that ssh-keygen of OpenSSH 9.2 shows. */
const entries = [
  { path: '/etc/ssh/ssh_host_rsa_key.pub', content: `ssh-rsa ${RSA} root@firepower\n` },
  { path: '/etc/ssh/ssh_host_ed25519_key.pub', content: `ssh-ed25519 ${ED25519} root@firepower\n` },
  { path: '/etc/ssh/ssh_host_ecdsa_key.pub', content: `ecdsa-sha2-nistp256 ${ECDSA}\n` },
  { path: '/etc/ssh/ssh_host_rsa_key', content: '-----BEGIN RSA PRIVATE KEY-----\n', mode: 0o600 },
  { path: '/tmp/note', content: 'hi\n' },
]

const folder = '/etc/ssh/ssh_host'
const md5 = 'ce:1a:95:a1:0d:1f:bf:1c:12:9a:e7:62:a1:c8:84:1a'
const rsaLine = '2048 SHA256:IgvF8JI1zriEHcFZSjcfMF5zqvaid7P94CiF8bPosQY root@firepower (RSA)\n'

const shown: readonly (readonly [string, string])[] = [
  [`ssh-keygen -l -f ${folder}_rsa_key.pub`, rsaLine],
  [`ssh-keygen -lf ${folder}_rsa_key`, rsaLine],
  [`ssh-keygen -l -E md5 -f ${folder}_rsa_key.pub`, `2048 MD5:${md5} root@firepower (RSA)\n`],
  [
    `ssh-keygen -l -f ${folder}_ed25519_key.pub`,
    '256 SHA256:4Yif3s72v5LgrFIbRnvgkAIAJuH70RoqGqkIC2DMSdU root@firepower (ED25519)\n',
  ],
  [
    `ssh-keygen -l -f ${folder}_ecdsa_key.pub`,
    '256 SHA256:vw7JBKltZ63CLJJTnLJybr5vBJ2SfO/3S3mBBaszx5o no comment (ECDSA)\n',
  ],
  [
    `for f in ${folder}_*_key.pub; do ssh-keygen -l -f $f; done | cut -d ' ' -f 1,4`,
    '256 comment\n256 (ED25519)\n2048 (RSA)\n',
  ],
]

test.each(shown)('%s shows the fingerprint', async (line, stdout) => {
  expect(await createAppliance({ entries }).exec(line)).toEqual({ stdout, stderr: '', exitCode: 0 })
})

test('before OpenSSH 6.8 the fingerprint is MD5 without a name beside the file, and there is no -E', async () => {
  const { exec } = createAppliance({ entries, facts: { openSsh: 5.8 } })
  const { stdout } = await exec(`ssh-keygen -l -f ${folder}_rsa_key.pub`)
  expect(stdout).toBe(`2048 ${md5} ${folder}_rsa_key.pub (RSA)\n`)
  const refused = await exec(`ssh-keygen -l -E md5 -f ${folder}_rsa_key.pub`)
  expect(refused).toMatchObject({ stdout: '', exitCode: 1 })
})

test.each([
  [5.8, 'ssh-keygen -E md5 -lf /tmp/note', false],
  [9.2, 'ssh-keygen', true],
] as const)('the usage of OpenSSH %s names -E when it has it', async (openSsh, line, hasIt) => {
  const { stderr } = await createAppliance({ entries, facts: { openSsh } }).exec(line)
  expect(stderr).toContain('ssh-keygen -l [-v]')
  expect(stderr.includes('fingerprint_hash')).toBe(hasIt)
})

/** As ssh-keygen of OpenSSH 9.2 draws them. */
const shaPicture = `+---[RSA 2048]----+
| .=+O.+ .        |
| +o# * =         |
|. B B o          |
| . +..           |
|  o ++. S        |
|  Eo.++.         |
|   .+o.o.        |
|   .=+++ .       |
|  .+ooooo..      |
+----[SHA256]-----+
`
const md5Rows = `|                 |
|                 |
|      . +        |
| .     B *       |
|E .   = S o      |
|.+ . . B o o     |
|. o . + + o      |
|     . +         |
|      .          |
`

test('-v draws the picture of a fingerprint, which was another before OpenSSH 6.8', async () => {
  const line = `ssh-keygen -lvf ${folder}_rsa_key.pub`
  const recent = createAppliance({ entries })
  expect((await recent.exec(line)).stdout).toBe(rsaLine + shaPicture)
  expect((await recent.exec(`${line} -E md5`)).stdout).toContain(
    `+---[RSA 2048]----+\n${md5Rows}+------[MD5]------+\n`,
  )
  const old = createAppliance({ entries, facts: { openSsh: 5.8 } })
  expect((await old.exec(line)).stdout).toContain(
    `+--[ RSA 2048]----+\n${md5Rows}+-----------------+\n`,
  )
})

const refused: readonly (readonly [string, RegExp, number])[] = [
  ['ssh-keygen -l -f nothing', /^ssh-keygen: nothing: No such file or directory\n$/, 255],
  ['ssh-keygen -l -f /tmp/note', /^\/tmp\/note is not a public key file\.\n$/, 255],
  [`ssh-keygen -l -f ${folder}_*_key.pub`, /^Too many arguments\.\nusage:/, 1],
  ['ssh-keygen -l -E crc -f /tmp/note', /^Invalid hash algorithm "crc"\n$/, 255],
]

test.each(refused)('%s is refused', async (line, stderr, exitCode) => {
  const outcome = await createAppliance({ entries }).exec(line)
  expect(outcome.stderr).toMatch(stderr)
  expect(outcome.exitCode).toBe(exitCode)
})
