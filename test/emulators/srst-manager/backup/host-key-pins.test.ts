import { expect, test } from 'vitest'
import { fetchHostKey } from '../../../../src/emulator/index.ts'
import { minutes } from '../../../../src/clock/durations.ts'
import { ends, oldClient, startBackupLab, type BackupLab } from './backup-lab.ts'

const WRONG = 'a5:3a:12:6d:e9:48:a3:34:be:8f:ee:50:30:e5:e6:c3'
const MISMATCH = 'returnvalue:51  SSH host key fingerprint mismatch'

async function keyOf({ traveller, inLab }: BackupLab, hostKey: string[]) {
  const client = { ...oldClient, offer: { ...oldClient.offer, hostKey } }
  const errand = { host: 'branch', port: 22, client, withinMs: minutes(1) }
  const report = await inLab(fetchHostKey(traveller.surroundings, errand))
  if (!report.ok) throw new TypeError(report.stage)
  return report.key
}

test('a pinned key that matches lets the backup through', async () => {
  const lab = await startBackupLab()
  const { fingerprintMd5: md5 } = await keyOf(lab, ['ssh-rsa'])
  const knownHosts = [{ host: 'branch', type: 'ssh-rsa', md5 } as const]
  expect(ends(await lab.backUp({ knownHosts }))).toEqual(['Success', 'Success'])
})

test('a pinned key that does not match ends the handshake before any login', async () => {
  const lab = await startBackupLab()
  const knownHosts = [{ host: 'branch', type: 'ssh-rsa', md5: WRONG } as const]
  expect(ends(await lab.backUp({ knownHosts }))).toEqual([MISMATCH, MISMATCH])
  expect(ends(await lab.restore({ knownHosts }))).toEqual([MISMATCH, MISMATCH])
  expect(lab.journal('branch', 'login.*')).toEqual([])
  expect(lab.journal('branch', 'handshake.refused')).toMatchObject([
    { disconnectCode: 9 },
    { disconnectCode: 9 },
  ])
  expect(lab.journal('srst', 'hostkey.refused')).toMatchObject([
    { type: 'ssh-rsa', reason: `ssh-rsa ${WRONG} is pinned` },
    {},
  ])
  expect(await lab.server.has('/vmbackups/history.log')).toBe(false)
})

test('without an entry for the host as it is typed, any key will do', async () => {
  const lab = await startBackupLab()
  const knownHosts = [{ host: lab.address, type: 'ssh-rsa', md5: WRONG } as const]
  expect(ends(await lab.backUp({ knownHosts }))).toEqual(['Success', 'Success'])
})

test('the pinned type is asked for first', async () => {
  const lab = await startBackupLab()
  const { type, fingerprintMd5: md5 } = await keyOf(lab, ['ssh-dss'])
  expect(type).toBe('ssh-dss')
  const knownHosts = [{ host: 'branch', type: 'ssh-dsa', md5 } as const]
  expect(ends(await lab.backUp({ knownHosts }))).toEqual(['Success', 'Success'])
  expect(lab.journal('srst', 'hostkey.presented').at(-1)).toMatchObject({ type: 'ssh-dss' })
})

test('a server that has no key of the pinned type is refused', async () => {
  const lab = await startBackupLab({ profile: 'openssh-6.6.1' })
  lab.server.upgrade('openssh-7.4')
  const knownHosts = [{ host: 'branch', type: 'ssh-dsa', md5: WRONG } as const]
  expect(ends(await lab.backUp({ knownHosts }))[0]).toBe(MISMATCH)
  expect(lab.journal('branch', 'login.*')).toEqual([])
})

test('with keys of both types pinned, either is checked by its own entry', async () => {
  const lab = await startBackupLab()
  const { fingerprintMd5: md5 } = await keyOf(lab, ['ssh-rsa'])
  const rsa = { host: 'branch', type: 'ssh-rsa', md5 } as const
  const dsa = { host: 'branch', type: 'ssh-dsa', md5: WRONG } as const
  expect(ends(await lab.backUp({ knownHosts: [dsa, rsa] }))[0]).toBe('Success')
})

test('fetching a key tells the server nothing about a user and ends politely', async () => {
  const lab = await startBackupLab()
  const key = await keyOf(lab, ['ssh-rsa'])
  expect(key.fingerprintMd5).toMatch(/^(?:[\da-f]{2}:){15}[\da-f]{2}$/)
  expect(lab.journal('branch', 'login.*')).toEqual([])
  expect(lab.journal('branch', 'handshake.refused')).toEqual([])
})
