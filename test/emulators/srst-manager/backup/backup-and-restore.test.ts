import { expect, test } from 'vitest'
import { listBackups } from '../../../../emulators/srst-manager/backup/server-listing.ts'
import { ends, startBackupLab, type BackupLab } from './backup-lab.ts'
import { contents, otherKey } from './packed.ts'

const OVER_FTP = 'ftp://branch/vmbackups'

const overFtp = ({ plan }: BackupLab) => ({ server: { ...plan().server, url: OVER_FTP } })

async function listed({ traveller, plan, inLab }: BackupLab) {
  const backups = await inLab(listBackups(traveller, plan()))
  return backups.ok ? backups.value.map(({ category, id }) => `${category} ${id}`) : backups.fault
}

test('a clear backup stands on the server as its layout says, and comes back', async () => {
  const lab = await startBackupLab()
  const report = await lab.backUp()
  expect(report.records).toMatchObject([
    { operation: 'Backup', category: 'configuration', backupId: 1, result: 'Success', reason: '' },
    { operation: 'Backup', category: 'data', backupId: 1, result: 'Success', reason: '' },
  ])
  const archive = await lab.server.file('/vmbackups/Configuration_1/Configuration_1.tar.gz')
  expect(Buffer.from(archive!).toString('latin1')).toContain('hostname srstmgr-1')
  expect(await lab.server.has('/vmbackups/Data_1/Data_1.tar.gz')).toBe(true)
  expect(await lab.server.has('/vmbackups/Data_1/Data_1.tar.gz.sig')).toBe(false)
  expect(await lab.server.has('/vmbackups/Backup_1.manifest')).toBe(true)
  expect(Buffer.from((await lab.server.file('/vmbackups/history.log'))!).toString()).toContain(
    'Backupid:     1',
  )
  expect((await lab.restore()).restored).toEqual(contents)
})

test('a protected backup hides its content, and comes back with the same key only', async () => {
  const lab = await startBackupLab()
  expect(ends(await lab.backUp({ isProtected: true }))).toEqual(['Success', 'Success'])
  const archive = await lab.server.file('/vmbackups/Configuration_1/Configuration_1.tar.gz')
  expect(Buffer.from(archive!).toString('latin1')).not.toContain('hostname')
  expect((await lab.restore({ isEnforced: true })).restored).toEqual(contents)
  const foreign = await lab.restore({ masterKey: otherKey })
  expect(foreign.restored).toBeUndefined()
  expect(ends(foreign)).toEqual(Array(2).fill('Backup content was protected with a different key.'))
})

test('the same seed gives the same protected files, and no two backups the same', async () => {
  const archives: string[] = []
  for (let run = 0; run < 2; run++) {
    const lab = await startBackupLab()
    await lab.backUp({ isProtected: true })
    await lab.backUp({ isProtected: true })
    for (const id of [1, 2]) {
      const bytes = await lab.server.file(`/vmbackups/Data_${id}/Data_${id}.tar.gz`)
      archives.push(Buffer.from(bytes!).toString('hex'))
    }
  }
  expect(archives.slice(0, 2)).toEqual(archives.slice(2))
  expect(new Set(archives).size).toBe(2)
})

test('over FTP a backup is made, listed and restored as well', async () => {
  const lab = await startBackupLab()
  const where = overFtp(lab)
  expect(ends(await lab.backUp({ ...where, isProtected: true }))).toEqual(['Success', 'Success'])
  expect(ends(await lab.backUp(where))).toEqual(['Success', 'Success'])
  expect((await lab.restore({ ...where, id: 1 })).restored).toEqual(contents)
  expect(await listed(lab)).toEqual(['configuration 1', 'data 1', 'configuration 2', 'data 2'])
})

test('a new id is above all that the server has seen, also on a machine that knows of none', async () => {
  const lab = await startBackupLab()
  await lab.backUp({ id: 3, categories: ['data'] })
  await lab.backUp({ id: 4, categories: ['configuration'] })
  const report = await lab.backUp({ id: 1 })
  expect(report.records.map(({ backupId }) => backupId)).toEqual([5, 5])
  expect(await listed(lab)).toEqual(['data 3', 'configuration 4', 'configuration 5', 'data 5'])
})

test('a category of a backup is restored alone, and all of one that has less is not', async () => {
  const lab = await startBackupLab()
  await lab.backUp()
  await lab.backUp({ categories: ['data'] })
  expect((await lab.restore({ id: 1, categories: ['data'] })).restored).toEqual({
    data: contents.data,
  })
  const more = await lab.restore({ id: 2 })
  expect(ends(more)).toEqual(Array(2).fill('returnvalue:78  File not found'))
  expect(more.restored).toBeUndefined()
})

test.each(['sftp', 'ftp'])(
  'the oldest beyond the revisions are removed over %s',
  async (protocol) => {
    const lab = await startBackupLab()
    const where = protocol === 'ftp' ? overFtp(lab) : {}
    await lab.backUp({ ...where, revisionsMax: 2 })
    await lab.backUp({
      ...where,
      revisionsMax: 2,
      categories: ['configuration'],
      isProtected: true,
    })
    await lab.backUp({ ...where, revisionsMax: 2, categories: ['configuration'] })
    expect(await lab.server.has('/vmbackups/Configuration_1/Configuration_1.tar.gz')).toBe(false)
    expect(await lab.server.has('/vmbackups/Backup_1.manifest')).toBe(true)
    expect(await listed(lab)).toEqual(['data 1', 'configuration 2', 'configuration 3'])
    expect((await lab.restore({ id: 1, categories: ['data'] })).restored).toBeDefined()

    await lab.backUp({ ...where, revisionsMax: 1 })
    expect(await listed(lab)).toEqual(['configuration 4', 'data 4'])
    for (const rest of ['Backup_1.manifest', 'Backup_2.manifest', 'Backup_3.manifest'])
      expect(await lab.server.has(`/vmbackups/${rest}`)).toBe(false)
    const names = lab.journal('srst', 'file.removed').map((data) => (data as { path: string }).path)
    expect(names.filter((path) => path.endsWith('Data_1/Data_1.tar.gz'))).toHaveLength(1)
  },
)

test('an id that is not on the server is not found, and one without its log neither', async () => {
  const lab = await startBackupLab()
  await lab.backUp()
  expect(ends(await lab.restore({ id: 99 }))[0]).toBe('returnvalue:78  File not found')
  await lab.server.removeFile('/vmbackups/history.log')
  expect(ends(await lab.restore())[0]).toBe('returnvalue:78  File not found')
})

test('one lost file of a backup keeps all of it from being restored', async () => {
  const lab = await startBackupLab()
  await lab.backUp()
  await lab.server.removeFile('/vmbackups/Data_1/Data_1.tar.gz')
  const report = await lab.restore()
  expect(report).toMatchObject({ wasTampered: false, records: [{ result: 'Failure' }, {}] })
  expect(report.restored).toBeUndefined()
})

test('a tampered archive stops the restore and says so to the machine', async () => {
  const lab = await startBackupLab()
  await lab.backUp({ isProtected: true })
  await lab.backUp({ isProtected: true })
  const path = '/vmbackups/Data_2/Data_2.tar.gz'
  const bytes = Buffer.from((await lab.server.file(path))!)
  bytes[100]! ^= 1
  await lab.server.putFile(path, bytes)
  const report = await lab.restore({ id: 2 })
  expect(report.wasTampered).toBe(true)
  expect(report.restored).toBeUndefined()
  expect(ends(report)).toEqual(
    Array(2).fill('Backup content has been tampered with, restore aborted.'),
  )
  expect((await lab.restore({ id: 1 })).restored).toEqual(contents)
})

test.each([true, false])(
  'a backup with a damaged file is refused for its other category too, protected %s',
  async (isProtected) => {
    const lab = await startBackupLab()
    await lab.backUp({ isProtected })
    const path = '/vmbackups/Data_1/Data_1.tar.gz'
    const bytes = Buffer.from((await lab.server.file(path))!)
    bytes[100]! ^= 1
    await lab.server.putFile(path, bytes)
    const report = await lab.restore({ categories: ['configuration'] })
    expect(report.wasTampered).toBe(true)
    expect(report.restored).toBeUndefined()
  },
)

test('a category comes back although the other is older than the revisions that are kept', async () => {
  const lab = await startBackupLab()
  await lab.backUp({ isProtected: true, revisionsMax: 1 })
  await lab.backUp({ isProtected: true, revisionsMax: 1, categories: ['data'] })
  const report = await lab.restore({ categories: ['configuration'] })
  expect(report.restored).toEqual({ configuration: contents.configuration })
})

test('protection without a key is refused before anybody is called', async () => {
  const lab = await startBackupLab()
  const { masterKey: _, ...keyless } = lab.plan()
  const report = await lab.inLab(
    lab.backUp({ ...keyless, masterKey: undefined as never, isProtected: true }),
  )
  expect(ends(report)[0]).toBe('Security key is not configured.')
  expect(lab.journal('srst', 'connection.dialled')).toEqual([])
})

test('neither password nor hidden content is in the journal', async () => {
  const lab = await startBackupLab()
  await lab.backUp({ isProtected: true })
  await lab.backUp(overFtp(lab))
  await lab.restore()
  expect(JSON.stringify(lab.lab.journal.entries())).not.toMatch(/mainserver|branch-paris/)
})

test('content that is none brings nothing back, though all its files are in order', async () => {
  const lab = await startBackupLab()
  await lab.backUp()
  const report = await lab.restore({}, (category) => category === 'configuration')
  expect(report.wasTampered).toBe(true)
  expect(report.restored).toBeUndefined()
})

test('the same jobs, one of them cut, leave the same journal each time', async () => {
  const digests = new Set<string>()
  for (let run = 0; run < 5; run++) {
    const lab = await startBackupLab()
    await lab.backUp({ isProtected: true })
    lab.server.fails({ fault: 'cut-file', bytes: 700 })
    await lab.backUp(overFtp(lab))
    lab.server.recovers()
    await lab.backUp({ revisionsMax: 1 })
    await lab.restore({ id: 3 })
    digests.add(lab.lab.journal.digest())
  }
  expect(digests.size).toBe(1)
})
