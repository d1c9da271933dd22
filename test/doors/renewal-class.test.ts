import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test as base } from 'vitest'
import { runProgram, temporaryFolder, type ProgramEnd } from './real-programs.ts'
import { PASSWORD, program, raiseRenewal } from './renewal-lab.ts'
import { noiseBytes } from './transfer-programs.ts'

type Way = 'plain' | 'bracketed' | 'resized'

/** A device of a class, and a text of more than 2 KB and more lines than its terminals have. */
async function raiseClass() {
  const lab = await raiseRenewal()
  const folder = temporaryFolder()
  const file = join(folder, 'text.pem')
  const lines = noiseBytes(1_536)
    .toString('base64')
    .match(/.{1,64}/g)!
  const marked = ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----']
  writeFileSync(file, `${marked.join('\n')}\n`)
  const openSsh = ['ssh', '-tt', '-F', lab.config, 'ftd1']
  return {
    ...lab,
    file,
    digest: createHash('md5').update(readFileSync(file)).digest('hex'),
    /** Somebody at a terminal of 80 x 24 who pastes the text into a file. */
    paste: (way: Way, target: string, client: readonly string[] = openSsh): Promise<ProgramEnd> =>
      runProgram('expect', [program('paste-into-vi.exp'), PASSWORD, file, way, target, ...client]),
  }
}

const test = base.extend('room', () => raiseClass())

test.for<Way>(['plain', 'bracketed', 'resized'])(
  'more than 2 KB pasted at once reach a file whole in a terminal that is %s',
  async (way, { room: { paste, digest } }) => {
    const { stdout, code } = await paste(way, '/var/tmp/pasted.pem')
    expect(code, stdout).toBe(0)
    expect(stdout).toContain(`${digest}  /var/tmp/pasted.pem`)
  },
)

test('two students paste in two shells of one device at the same time', async ({ room }) => {
  const targets = ['/var/tmp/one.pem', '/var/tmp/two.pem']
  const desks = await Promise.all(targets.map((target) => room.paste('plain', target)))
  for (const [at, { stdout, code }] of desks.entries()) {
    expect(code, stdout).toBe(0)
    expect(stdout).toContain(`${room.digest}  ${targets[at]}`)
  }
  expect(await room.journal('ftd1', 'session.*')).toEqual([
    'session.opened',
    'session.opened',
    'session.closed',
    'session.closed',
  ])
})

test("PuTTY's plink pastes into vi", async ({ room: { portOf, config, paste, digest } }) => {
  const knownHosts = join(config, '..', 'known_hosts')
  const { stdout: listed } = await runProgram('ssh-keygen', ['-l', '-F', 'ftd1', '-f', knownHosts])
  const keys = (listed.match(/SHA256:\S+/g) ?? []).flatMap((key) => ['-hostkey', key])
  const args = [
    '-ssh',
    '-t',
    '-no-antispoof',
    '-P',
    `${portOf('ftd1')}`,
    ...keys,
    'admin@127.0.0.1',
  ]
  const client = ['env', `HOME=${temporaryFolder()}`, 'plink', ...args]
  const { stdout, code } = await paste('plain', '/var/tmp/plink.pem', client)
  expect(code, stdout).toBe(0)
  expect(stdout).toContain(`${digest}  /var/tmp/plink.pem`)
})

test("paramiko's invoke_shell pastes into vi", async ({ room: { portOf, file, digest } }) => {
  const target = '/var/tmp/paramiko.pem'
  const args = [program('paste-into-vi.py'), `${portOf('ftd1')}`, PASSWORD, file, target]
  const { stdout, stderr } = await runProgram('/usr/bin/python3', args)
  expect(stderr).toBe('')
  expect(stdout).toContain(`${digest}  ${target}`)
})
