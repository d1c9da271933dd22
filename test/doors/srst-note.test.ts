import { expect, test } from 'vitest'
import { backupServer } from '../../emulators/index.ts'
import type { BackupServerHandle } from '../../emulators/backup-server/index.ts'
import { MASTER_PASSWORD, raiseManager } from './srst-lab.ts'

const PIN = 'a5:3a:12:6d:e9:48:a3:34:be:8f:ee:50:30:e5:e6:c3'
const login = { username: 'admin', password: 'mainserver' }
const server = (hostname: string, files: Readonly<Record<string, string>>) =>
  backupServer({ profile: 'openssh-5.3', hostname, files, ...login })

/** The hosts of the note, and somebody with OpenSSH's client at the machine's prompt. */
async function readerOfTheNote() {
  const raised = await raiseManager(
    {},
    {
      branch: server('branch', { '/vmbackups/': '' }),
      company: server('company.com', { '/server22/': '' }),
    },
  )
  const ssh = raised.startSsh()
  await ssh.until('srstmgr-1# ')
  /** Types a line and waits for what ends the answer; returns what came, as the terminal shows it. */
  async function type(line: string, ending: string): Promise<string> {
    const start = ssh.output().length
    const escaped = ending.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    ssh.type(`${line}\r`)
    await ssh.until(new RegExp(`^[^]{${start},}${escaped}$`))
    return ssh.output().slice(start).replaceAll('\r\n', '\n')
  }
  const { lab } = raised
  const md5 = (name: string) =>
    lab
      .appliance(name)
      .hostKeys()
      .find(({ type: key }) => key === 'ssh-rsa')!.md5
  return { ...raised, type, md5 }
}

const EXEC = 'srstmgr-1# '
const CONFIG = 'srstmgr-1(config)# '

test('backup over SFTP, as printed, and the backup itself', async () => {
  const { type, handle, lab } = await readerOfTheNote()
  expect(await type('config t', CONFIG)).toContain('Enter configuration commands')
  const order = 'backup server url sftp://branch/vmbackups username admin password mainserver'
  expect(await type(order, CONFIG)).toMatch(/mainserver\n.*\(config\)# $/)
  await type('end', EXEC)
  await type('offline', 'go offline[n]? : ')
  await type('y', 'srstmgr-1(offline)# ')
  await type('backup category all', 'srstmgr-1(offline)# ')
  await type('continue', EXEC)
  expect(await handle.lastSucceeds()).toBe(true)
  const branch = lab.appliance('branch').handle as BackupServerHandle
  expect(await branch.has('/vmbackups/history.log')).toBe(true)
})

test('authentication by the URL of a trusted server, as printed', async () => {
  const { type, md5 } = await readerOfTheNote()
  await type('config t', CONFIG)
  await type('backup server url sftp://company.com/server22', CONFIG)
  const asked = await type('backup server authenticate', '[y/n]? ')
  expect(asked).toContain('The fingerprint of host company.com (key type ssh-rsa) is:')
  await type('y', CONFIG)
  await type('end', EXEC)
  const shown = await type('show security ssh knownhost', EXEC)
  expect(shown).toContain(`\ncompany.com ssh-rsa ${md5('company')}\n`)
})

test('authentication by a fingerprint, as printed, where one printed command is misspelt', async () => {
  const { type } = await readerOfTheNote()
  await type('config t', CONFIG)
  await type(`security ssh knownhost server.cisco.com ssh-rsa ${PIN}`, CONFIG)
  const entry = `\nserver.cisco.com ssh-rsa ${PIN}\n`
  expect(await type('show security ssh knownhost', CONFIG)).toContain(entry)
  await type('end', EXEC)
  const misspelt = await type('show security ssh knowhost', EXEC)
  expect(misspelt).toContain("% Invalid input detected at '^' marker.")
  const [, caretLine = ''] = misspelt.split('\n')
  expect(caretLine.indexOf('^')).toBe(`${EXEC}show security ssh `.length + 'know'.length)
  for (const word of ['knownhost', 'know', 'k'])
    expect(await type(`show security ssh ${word}`, EXEC)).toContain(entry)
})

test('encryption and signing, as printed', async () => {
  const { type, handle } = await readerOfTheNote()
  await type('config t', CONFIG)
  await type('backup security key generate', 'derived: ')
  await type(MASTER_PASSWORD, 'again: ')
  expect(await type(MASTER_PASSWORD, CONFIG)).not.toContain(MASTER_PASSWORD)
  await type('backup security protected', CONFIG)
  await type('backup security enforced', CONFIG)
  await type('end', EXEC)
  expect(handle.magic()).toMatch(/^[\da-f]{8}$/)
  const running = await type('show running-config | include backup security', EXEC)
  expect(running).toContain('\nbackup security protected\nbackup security enforced\n')
})
