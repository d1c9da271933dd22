import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commandLine } from './fieldfault.ts'
import { emptyIn, type ProbedServer } from './probe-documents.ts'
import { freePort, portOpen, startProgram, temporaryFolder } from './real-programs.ts'

const USER = 'ffprobe'
const PASSWORD = 'ff-probe-secret'
/** Where .ci/unpack-proftpd puts it. */
const PROFTPD = '/opt/proftpd/usr'

async function startDropbear() {
  const folder = temporaryFolder()
  const port = await freePort()
  const key = join(folder, 'rsa')
  execFileSync('dropbearkey', ['-t', 'rsa', '-f', key], { stdio: 'ignore' })
  const where = ['-p', `127.0.0.1:${port}`, '-P', join(folder, 'pid')]
  startProgram('dropbear', ['-F', '-E', '-r', key, ...where])
  await portOpen(port)
  return port
}

/** ProFTPD with mod_sftp and one user of its own, whose home is a folder of the test. */
async function startProftpd(lines: readonly string[] = []) {
  const folder = temporaryFolder()
  const port = await freePort()
  const key = join(folder, 'rsa')
  execFileSync('ssh-keygen', ['-q', '-t', 'rsa', '-m', 'PEM', '-N', '', '-f', key])
  const hash = execFileSync('openssl', ['passwd', '-6', PASSWORD]).toString().trim()
  writeFileSync(join(folder, 'users'), `${USER}:${hash}:0:0::${folder}:/bin/sh\n`, { mode: 0o600 })
  const settings = [
    `ModulePath ${PROFTPD}/lib/proftpd`,
    'LoadModule mod_sftp.c',
    'ServerType standalone',
    'ServerName probed',
    'DefaultAddress 127.0.0.1',
    'SocketBindTight on',
    'UseIPv6 off',
    `Port ${port}`,
    'User root',
    'Group root',
    'RootLogin on',
    `PidFile ${folder}/pid`,
    `ScoreboardFile ${folder}/scoreboard`,
    'WtmpLog off',
    'TransferLog none',
    'AuthPAM off',
    'AuthOrder mod_auth_file.c',
    `AuthUserFile ${folder}/users`,
    'RequireValidShell off',
    'SFTPEngine on',
    `SFTPHostKey ${key}`,
    'SFTPAuthMethods password',
    ...lines,
  ]
  const config = join(folder, 'proftpd.conf')
  writeFileSync(config, `${settings.join('\n')}\n`)
  startProgram(`${PROFTPD}/sbin/proftpd`, ['-n', '-q', '-c', config])
  await portOpen(port)
  return { port, folder }
}

test('a default dropbear lacks nothing but a key exchange', async () => {
  const port = await startDropbear()
  const cli = commandLine()
  const url = `ssh://127.0.0.1:${port}`
  const probed = await cli.json<ProbedServer>('probe', 'ucsm@4.0(2a)', url)
  expect(probed.verdict).toBe('no-common-algorithm')
  expect(emptyIn(probed)).toEqual(['kex'])
  expect(probed.cure).toMatchObject([{ setting: 'kex', lines: [] }])
  const { stdout } = await cli.run('probe', 'ucsm@4.0(2a)', url)
  expect(stdout).toContain('to the key exchanges of the server')
})

test('ProFTPD with mod_sftp takes an upload', async () => {
  const { port, folder } = await startProftpd()
  const cli = commandLine({ FIELDFAULT_PASSWORD: PASSWORD })
  const url = `sftp://${USER}@127.0.0.1:${port}${folder}/fi.bak`
  const probed = await cli.json<ProbedServer>('probe', 'ucsm@4.0(2a)', url)
  expect(probed).toMatchObject({ verdict: 'works', upload: { ok: true, left: false } })
  expect(probed.ident).toContain('mod_sftp')
})

test('ProFTPD with old ciphers alone fails on the cipher', async () => {
  const { port } = await startProftpd(['SFTPCiphers aes128-cbc'])
  const url = `sftp://127.0.0.1:${port}`
  const probed = await commandLine().json<ProbedServer>('probe', 'ucsm@4.0(2a)', url)
  expect(emptyIn(probed)).toEqual(['cipherToServer', 'cipherToClient'])
  expect(probed.cure).toMatchObject([
    { setting: 'cipher', oneOf: ['aes128-ctr', 'aes192-ctr', 'aes256-ctr'], lines: [] },
  ])
})
