import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import type { PlatformName } from '../../emulators/ucsm/platforms.ts'
import { commandLine } from './fieldfault.ts'
import {
  PROFTPD_PASSWORD,
  PROFTPD_USER,
  startDropbear,
  startProftpd,
  startVsftpd,
} from './other-servers.ts'
import type { ProbedServer } from './probe-documents.ts'
import { raiseInterconnect } from './ucsm-lab.ts'
import {
  BACKUP_HOME,
  BACKUP_PASSWORD,
  backupUrl,
  haveBackupUser,
  startDefaultSshd,
} from './ucsm-sshd.ts'

haveBackupUser()

/** A real server that runs: the URL of a file on it, and the password for the user in the URL. */
interface RealServer {
  readonly url: (protocol: string, path: string) => string
  readonly password: string
}

const sshd =
  (...lines: readonly string[]) =>
  async (): Promise<RealServer> => {
    const { url } = await startDefaultSshd(lines)
    return { url, password: BACKUP_PASSWORD }
  }

const proftpd =
  (...lines: readonly string[]) =>
  async (): Promise<RealServer> => {
    const { port, folder } = await startProftpd(lines)
    const url = (protocol: string, path: string) =>
      `${protocol}://${PROFTPD_USER}@127.0.0.1:${port}${folder}${path}`
    return { url, password: PROFTPD_PASSWORD }
  }

async function dropbear(): Promise<RealServer> {
  const port = await startDropbear()
  return { url: (protocol, path) => backupUrl(protocol, port, path), password: BACKUP_PASSWORD }
}

/** sshd runs this file of the user's before a command, but not before the SFTP subsystem (sshd(8), SSHRC). */
async function greetingSshd(): Promise<RealServer> {
  mkdirSync(`${BACKUP_HOME}/.ssh`)
  writeFileSync(`${BACKUP_HOME}/.ssh/rc`, 'echo Welcome to the backup server\n')
  onTestFinished(() => rmSync(`${BACKUP_HOME}/.ssh`, { recursive: true }))
  return sshd()()
}

async function vsftpd(): Promise<RealServer> {
  const port = await startVsftpd(['delay_failed_login=0'])
  return { url: (protocol, path) => backupUrl(protocol, port, path), password: BACKUP_PASSWORD }
}

const mistyped = (start: () => Promise<RealServer>) => async (): Promise<RealServer> => ({
  ...(await start()),
  password: 'mistyped',
})

async function elsewhere(): Promise<RealServer> {
  const server = await sshd()()
  return { ...server, url: (protocol, path) => server.url(protocol, `/missing${path}`) }
}

const servers = {
  'a default sshd': sshd(),
  'a hardened sshd': sshd(
    'KexAlgorithms curve25519-sha256,sntrup761x25519-sha512@openssh.com',
    'Ciphers chacha20-poly1305@openssh.com,aes256-gcm@openssh.com',
    'MACs hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com',
    'HostKeyAlgorithms ssh-ed25519',
  ),
  'an sshd with old algorithms alone': sshd(
    'KexAlgorithms diffie-hellman-group14-sha1,diffie-hellman-group1-sha1',
    'Ciphers aes128-cbc,3des-cbc',
    'MACs hmac-sha1',
    'HostKeyAlgorithms ssh-rsa',
  ),
  'an sshd with group14-sha1 alone': sshd('KexAlgorithms diffie-hellman-group14-sha1'),
  'an sshd with group16-sha512 alone': sshd('KexAlgorithms diffie-hellman-group16-sha512'),
  'an sshd that prints a message': greetingSshd,
  'an sshd and a mistyped password': mistyped(sshd()),
  'an sshd without the directory': elsewhere,
  'a default dropbear': dropbear,
  'a default ProFTPD': proftpd(),
  'a ProFTPD with CBC alone': proftpd('SFTPCiphers aes128-cbc'),
  'a vsftpd': vsftpd,
  'a vsftpd and a mistyped password': mistyped(vsftpd),
} as const satisfies Readonly<Record<string, () => Promise<RealServer>>>

type ServerName = keyof typeof servers
type Case = readonly [server: ServerName, protocol: string, firmware: string, verdict: string]

/** What comes of a release, on a model where that matters: the same for the probe and for the backup. */
const cases: readonly Case[] = [
  ['a default sshd', 'sftp', '3.2(3d)', 'works'],
  ['a default sshd', 'sftp', '4.0(2a)', 'works'],
  ['a default sshd', 'scp', '4.0(2a)', 'works'],
  ['a hardened sshd', 'sftp', '4.0(1d)', 'no-common-algorithm'],
  ['a hardened sshd', 'sftp', '4.0(2a)', 'no-common-algorithm'],
  ['an sshd with old algorithms alone', 'sftp', '4.0(1d)', 'works'],
  ['an sshd with old algorithms alone', 'scp', '4.0(1d)', 'works'],
  ['an sshd with old algorithms alone', 'sftp', '4.0(2a)', 'no-common-algorithm'],
  ['an sshd with group14-sha1 alone', 'scp', '4.0(1d)', 'works'],
  ['an sshd with group14-sha1 alone', 'scp', '4.0(2a)', 'no-common-algorithm'],
  ['a default sshd', 'sftp', '4.0(4e)', 'signature-bad'],
  ['a default sshd', 'sftp', '4.0(4g)', 'signature-bad'],
  ['a default sshd', 'sftp', '4.1(1a)/6454', 'works'],
  ['an sshd with group16-sha512 alone', 'sftp', '4.1(1a)/6454', 'key-exchange-failed'],
  ['an sshd with group16-sha512 alone', 'sftp', '4.1(1a)/6332', 'works'],
  ['an sshd that prints a message', 'scp', '4.2(3d)', 'works'],
  ['an sshd that prints a message', 'scp', '4.2(3h)', 'upload-refused'],
  ['an sshd that prints a message', 'sftp', '4.2(3h)', 'works'],
  ['an sshd and a mistyped password', 'sftp', '4.0(2a)', 'login-refused'],
  ['an sshd without the directory', 'sftp', '4.0(2a)', 'upload-refused'],
  ['a default dropbear', 'sftp', '4.0(1d)', 'works'],
  ['a default dropbear', 'scp', '4.0(1d)', 'works'],
  ['a default dropbear', 'sftp', '4.0(2a)', 'no-common-algorithm'],
  ['a default ProFTPD', 'sftp', '4.0(2a)', 'works'],
  ['a ProFTPD with CBC alone', 'sftp', '4.0(1d)', 'works'],
  ['a ProFTPD with CBC alone', 'sftp', '4.0(2a)', 'no-common-algorithm'],
  ['a vsftpd', 'ftp', '3.2(3d)', 'works'],
  ['a vsftpd', 'ftp', '4.0(4e)', 'works'],
  ['a vsftpd and a mistyped password', 'ftp', '4.0(2a)', 'login-refused'],
]

/** The journal's words for how a backup's last connection ended. */
const endings: Readonly<Record<string, string>> = {
  works: 'file.sent',
  'no-common-algorithm': 'handshake.refused',
  'key-exchange-failed': 'handshake.refused',
  'signature-bad': 'handshake.refused',
  'login-refused': 'login.refused',
  'upload-refused': 'transfer.refused',
}

test.each(cases)(
  '%s over %s and ucsm@%s: %s, says the probe and shows the backup',
  async (name, protocol, firmware, verdict) => {
    const { url, password } = await servers[name]()
    const cli = commandLine({ FIELDFAULT_PASSWORD: password })
    const asked = ['probe', `ucsm@${firmware}`, url(protocol, '/probe')]
    expect(await cli.json<ProbedServer>(...asked)).toMatchObject({ verdict })
    const [profile = '', platform = '6332'] = firmware.split('/')
    const options = { profile, platform: platform as PlatformName }
    const { backUp, journal } = await raiseInterconnect(options)
    const { succeeded } = await backUp(url(protocol, '/fi.bak'), password)
    expect(succeeded).toBe(verdict === 'works')
    const ends = new Set(Object.values(endings).filter((event) => journal(event).length > 0))
    expect([...ends]).toEqual([endings[verdict]])
  },
)
