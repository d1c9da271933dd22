import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from './lane.ts'
import { portOpen, startProgram, temporaryFolder } from './real-programs.ts'

/** A real dropbear with one RSA key, for the users of this machine; its port. */
export async function startDropbear(): Promise<number> {
  const folder = temporaryFolder()
  const port = await freePort()
  const key = join(folder, 'rsa')
  execFileSync('dropbearkey', ['-t', 'rsa', '-f', key], { stdio: 'ignore' })
  const where = ['-p', `127.0.0.1:${port}`, '-P', join(folder, 'pid')]
  startProgram('dropbear', ['-F', '-E', '-r', key, ...where])
  await portOpen(port)
  return port
}

/** Where .ci/unpack-proftpd puts it. */
const PROFTPD = '/opt/proftpd/usr'
export const PROFTPD_USER = 'ffprobe'
export const PROFTPD_PASSWORD = 'ff-probe-secret'

/** A real ProFTPD with mod_sftp and one user of its own, whose home is a folder of the test. */
export async function startProftpd(lines: readonly string[] = []) {
  const folder = temporaryFolder()
  const port = await freePort()
  const key = join(folder, 'rsa')
  execFileSync('ssh-keygen', ['-q', '-t', 'rsa', '-m', 'PEM', '-N', '', '-f', key])
  const hash = execFileSync('openssl', ['passwd', '-6', PROFTPD_PASSWORD]).toString().trim()
  const account = `${PROFTPD_USER}:${hash}:0:0::${folder}:/bin/sh\n`
  writeFileSync(join(folder, 'users'), account, { mode: 0o600 })
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

/** A real vsftpd for the users of this machine; its port. */
export async function startVsftpd(lines: readonly string[] = []): Promise<number> {
  const folder = temporaryFolder()
  const port = await freePort()
  mkdirSync(join(folder, 'empty'))
  const settings = [
    'listen=YES',
    'listen_address=127.0.0.1',
    `listen_port=${port}`,
    'background=NO',
    'anonymous_enable=NO',
    'local_enable=YES',
    'write_enable=YES',
    'seccomp_sandbox=NO',
    'pam_service_name=vsftpd',
    `secure_chroot_dir=${join(folder, 'empty')}`,
    ...lines,
  ]
  const config = join(folder, 'vsftpd.conf')
  writeFileSync(config, `${settings.join('\n')}\n`)
  startProgram('/usr/sbin/vsftpd', [config])
  await portOpen(port)
  return port
}
