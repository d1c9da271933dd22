import { expect, test } from 'vitest'
import { startCuttingProxy } from './cutting-proxy.ts'
import { protectBackups, raiseManager, sendBackupsTo } from './srst-lab.ts'
import { startBackupSshd } from './srst-sshd.ts'
import { BACKUP_PASSWORD, BACKUP_USER, haveBackupUser } from './ucsm-sshd.ts'

haveBackupUser()

const TENTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/** A machine that has one whole protected backup at a real server, and reaches it over a line that can be cut. */
async function managerOnALine() {
  const sshd = await startBackupSshd()
  const line = await startCuttingProxy(sshd.port)
  const { visit, handle } = await raiseManager()
  const admin = await visit()
  const { enter, enterAll } = admin
  const url = sshd.url.replace(`:${sshd.port}`, `:${line.port}`)
  await sendBackupsTo(admin, url, { user: BACKUP_USER, password: BACKUP_PASSWORD })
  await protectBackups(admin)
  await enter('offline', 'y')

  /** Bytes that an order needs when nothing happens to it. */
  async function bytesOf(order: string): Promise<number> {
    line.letPass()
    await enter(order)
    expect(await handle.lastSucceeds()).toBe(true)
    return line.crossed()
  }

  /** Gives an order whose connection ends after some of the bytes. */
  async function cut(order: string, bytes: number): Promise<boolean> {
    line.cutAfter(bytes)
    await enter(order)
    line.letPass()
    return handle.lastSucceeds()
  }

  async function domainBecomes(name: string): Promise<void> {
    await enterAll('continue', 'config t', `ip domain-name ${name}`, 'end')
    await enter('offline', 'y')
  }
  return { enter, handle, bytesOf, cut, domainBecomes }
}

test('a backup that is cut at any tenth is recorded as a failure and never restored by half', async () => {
  const { enter, handle, bytesOf, cut, domainBecomes } = await managerOnALine()
  await domainBecomes('first.example.com')
  const total = await bytesOf('backup category all')
  for (const tenth of TENTHS) {
    await domainBecomes(`tenth-${tenth}.example.com`)
    expect(await cut('backup category all', Math.round((total * tenth) / 10))).toBe(false)
    const [record] = handle.backups().slice(-1)
    expect(record).toMatchObject({ result: 'Failure' })
    expect(record!.reason).toMatch(/returnvalue:\d+ {2}\S/)
    await domainBecomes('since.example.com')
    const before = handle.runningConfig()
    await enter(`restore id ${record!.backupId} category all`)
    expect(await handle.lastSucceeds(), `tenth ${tenth}`).toBe(false)
    expect(handle.runningConfig()).toBe(before)
  }
  expect(await enter('show backup history')).toContain('Failure')
  expect(await cut('backup category all', Infinity)).toBe(true)
  await enter('restore id 1 category all')
  expect(handle.runningConfig()).toContain('first.example.com')
})

test('a restore that is cut at any tenth is recorded as a failure and changes nothing', async () => {
  const { enter, handle, bytesOf, cut, domainBecomes } = await managerOnALine()
  await domainBecomes('first.example.com')
  await bytesOf('backup category all')
  const total = await bytesOf('restore id 1 category all')
  await domainBecomes('since.example.com')
  const shown = await enter('show running-config')
  const before = handle.runningConfig()
  for (const tenth of TENTHS) {
    expect(await cut('restore id 1 category all', Math.round((total * tenth) / 10))).toBe(false)
    expect(handle.restores().slice(-2)).toMatchObject([
      { result: 'Failure' },
      { result: 'Failure' },
    ])
    expect(handle.runningConfig(), `tenth ${tenth}`).toBe(before)
  }
  expect(handle.restores()).toHaveLength(2 + 2 * TENTHS.length)
  expect(await enter('show running-config')).toBe(shown)
  expect(await cut('restore id 1 category all', Infinity)).toBe(true)
  expect(handle.runningConfig()).toContain('first.example.com')
})
