import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { meetingOf } from '../../emulators/backup-server/behaviours.ts'
import { dropbear202283 } from '../../emulators/backup-server/profiles/dropbear-2022-83.ts'
import { hardened } from '../../emulators/backup-server/profiles/hardened.ts'
import { openssh92 } from '../../emulators/backup-server/profiles/openssh-9-2.ts'
import { debian12 } from '../../emulators/jump-host/profiles/debian-12.ts'
import type { SshOffer } from '../../src/emulator/index.ts'
import { listsOf } from '../../src/ssh/kexinit.ts'
import { outputOf, serverSays, withoutUpdate } from './kexinit-capture.ts'
import { freePort } from './lane.ts'

const folder = mkdtempSync(join(tmpdir(), 'profiles-servers-'))
const key = (name: string) => join(folder, name)

beforeAll(() => {
  mkdirSync('/run/sshd', { recursive: true })
  for (const type of ['rsa', 'ecdsa', 'ed25519']) {
    execFileSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-f', key(type)])
    execFileSync('dropbearkey', ['-t', type, '-f', key(`dropbear-${type}`)], { stdio: 'ignore' })
  }
})

afterAll(() => rmSync(folder, { recursive: true }))

function expectedOf({ ident, offer }: { readonly ident: string; readonly offer: SshOffer }) {
  return { ident: withoutUpdate(ident), lists: listsOf(offer) }
}

/** sshd with the host keys of these types, in this order, and more configuration. */
async function sshd(types: readonly string[], configuration = '') {
  const port = await freePort()
  const file = key(`sshd-${port}.conf`)
  const hostKeys = types.map((type) => `HostKey ${key(type)}\n`).join('')
  writeFileSync(file, `ListenAddress 127.0.0.1:${port}\nPidFile none\n${hostKeys}${configuration}`)
  return { port, command: ['/usr/sbin/sshd', '-D', '-e', '-f', file] }
}

async function dropbear() {
  const port = await freePort()
  const keys = ['rsa', 'ecdsa', 'ed25519'].flatMap((type) => ['-r', key(`dropbear-${type}`)])
  const pidFile = ['-P', key(`dropbear-${port}.pid`)]
  return { port, command: ['dropbear', '-F', '-E', '-p', `127.0.0.1:${port}`, ...pidFile, ...keys] }
}

test('the sshd of Debian 12 says what the profiles openssh-9.2 and debian-12 say', async () => {
  const { port, command } = await sshd(['rsa', 'ecdsa', 'ed25519'])
  const said = await serverSays(command, port)
  expect(said).toEqual(expectedOf(openssh92))
  expect(said).toEqual(expectedOf(debian12))
})

test('the sshd of Debian 12, restricted, says what the profile hardened says', async () => {
  const { kex, cipher, mac } = hardened.offer
  const algorithms = kex.filter((name) => !name.startsWith('kex-strict'))
  const restriction = `KexAlgorithms ${algorithms.join()}\nCiphers ${cipher.join()}\nMACs ${mac.join()}\n`
  const { port, command } = await sshd(['rsa', 'ed25519'], restriction)
  expect(await serverSays(command, port)).toEqual(expectedOf(hardened))
})

test('the sshd of Debian 12 with two more lines says what the behaviour algorithms-added says', async () => {
  const lines =
    'KexAlgorithms +diffie-hellman-group14-sha1\nHostKeyAlgorithms +ssh-rsa\nCiphers +aes128-cbc\n'
  const added = { kex: 'diffie-hellman-group14-sha1', hostKey: 'ssh-rsa', cipher: 'aes128-cbc' }
  const { profile } = meetingOf(openssh92, { 'algorithms-added': added })
  const { port, command } = await sshd(['rsa', 'ecdsa', 'ed25519'], lines)
  expect(await serverSays(command, port)).toEqual(expectedOf(profile))
})

test('the dropbear of Debian 12 says what the profile dropbear-2022.83 says', async () => {
  const { port, command } = await dropbear()
  expect(await serverSays(command, port)).toEqual(expectedOf(dropbear202283))
})

test('sshd has the limits of the profile openssh-9.2', async () => {
  const { command } = await sshd(['ed25519'])
  const settings = await outputOf([command[0]!, '-T', ...command.slice(3)])
  const setting = (name: string) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(settings)?.[1])
  expect(setting('logingracetime') * 1_000).toBe(openssh92.limits.loginGraceMs)
  expect(setting('maxauthtries')).toBe(openssh92.limits.authAttemptsMax)
  expect(setting('maxsessions')).toBe(openssh92.limits.sessionsMax)
})

test.each([
  ['openssh-9.2', openssh92, () => sshd(['ed25519'], 'KbdInteractiveAuthentication no\n')],
  ['dropbear-2022.83', dropbear202283, dropbear],
] as const)('a client is told the login methods of %s', async (_name, profile, start) => {
  const { port, command } = await start()
  await serverSays(command, port)
  const asking = ['-v', '-F/dev/null', '-oPreferredAuthentications=none', '-p', `${port}`]
  const stranger = ['-oUserKnownHostsFile=/dev/null', '-oStrictHostKeyChecking=no']
  const told = await outputOf(['ssh', ...asking, ...stranger, 'nobody@127.0.0.1', 'true'])
  expect(told).toContain(`Authentications that can continue: ${profile.authMethods.join()}`)
})
