import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { protectBackups, raiseManager, sendBackupsTo } from './srst-lab.ts'
import { startBackupSshd } from './srst-sshd.ts'
import { BACKUP_PASSWORD, BACKUP_USER, haveBackupUser } from './ucsm-sshd.ts'

haveBackupUser()

const ARCHIVE = 'Configuration_1/Configuration_1.tar.gz'
const DATA = 'Data_1/Data_1.tar.gz'
const MANIFEST = 'Backup_1.manifest'
/** Bytes before the encrypted content: docs/srst-manager-backup-format.md. */
const HEADER_BYTES = 34

/** A protected backup on a real server, and a machine that has changed since. */
async function protectedBackup() {
  const sshd = await startBackupSshd()
  const { visit, handle } = await raiseManager()
  const admin = await visit()
  const { enter, enterAll } = admin
  await sendBackupsTo(admin, sshd.url, { user: BACKUP_USER, password: BACKUP_PASSWORD })
  await protectBackups(admin)
  await enter('offline', 'y')
  await enter('backup category all')
  expect(await handle.lastSucceeds()).toBe(true)
  await enterAll('continue', 'config t', 'ip domain-name changed.example.com', 'end')
  const shown = await enter('show running-config')
  expect(shown).toContain('changed.example.com')
  await enter('offline', 'y')

  /** Flips a bit of one byte on the disk of the server, and restores; the file is put right again. */
  async function restoreFlipped(file: string, at: number): Promise<string> {
    const path = join(sshd.folder, file)
    const bytes = readFileSync(path)
    const flipped = Buffer.from(bytes)
    flipped[at]! ^= 1 << (at % 8)
    writeFileSync(path, flipped)
    await enter('restore id 1 category all')
    writeFileSync(path, bytes)
    const [last] = handle.restores().slice(-1)
    return last!.result === 'Success' ? 'restored' : last!.reason
  }
  const sizeOf = (file: string) => readFileSync(join(sshd.folder, file)).length
  return { enter, handle, shown, restoreFlipped, sizeOf }
}

/** So many positions from `first` to before `end`, the ends among them. */
function spread(count: number, first: number, end: number): number[] {
  const step = (end - 1 - first) / (count - 1)
  return Array.from({ length: count }, (_, nth) => Math.round(first + nth * step))
}

type Backup = Awaited<ReturnType<typeof protectedBackup>>
type Region = readonly [file: string, count: number, from: number, to: number]

/** Where bytes are flipped: 518 positions in all. */
const regions: Readonly<Record<string, (sizeOf: Backup['sizeOf']) => Region>> = {
  'the header of an archive': () => [ARCHIVE, HEADER_BYTES, 0, HEADER_BYTES],
  'the header of the other archive': () => [DATA, HEADER_BYTES, 0, HEADER_BYTES],
  'the body of an archive': (sizeOf) => [ARCHIVE, 80, HEADER_BYTES, sizeOf(ARCHIVE)],
  'the body of the other archive': (sizeOf) => [DATA, 80, HEADER_BYTES, sizeOf(DATA)],
  'a signature': (sizeOf) => [`${ARCHIVE}.sig`, 70, 0, sizeOf(`${ARCHIVE}.sig`)],
  'the other signature': (sizeOf) => [`${DATA}.sig`, 70, 0, sizeOf(`${DATA}.sig`)],
  'the first half of the manifest': (sizeOf) => [MANIFEST, 75, 0, sizeOf(MANIFEST) >> 1],
  'the rest of the manifest': (sizeOf) => [MANIFEST, 75, sizeOf(MANIFEST) >> 1, sizeOf(MANIFEST)],
}

test.each(Object.entries(regions))(
  'a byte flipped anywhere in %s at a real server is never restored',
  async (_where, regionIn) => {
    const { enter, handle, shown, restoreFlipped, sizeOf } = await protectedBackup()
    const before = handle.runningConfig()
    const [file, count, from, to] = regionIn(sizeOf)
    for (const at of spread(count, from, to)) {
      const ending = await restoreFlipped(file, at)
      expect(ending, `${file} at ${at}`).toMatch(/tampered with|with a different key/)
      expect(handle.state()).toMatch(/^offline\.(halted|waiting)$/)
      expect(handle.runningConfig()).toBe(before)
    }
    expect(await enter('show running-config')).toBe(shown)
    await enter('restore id 1 category all')
    expect(await handle.lastSucceeds()).toBe(true)
    expect(await enter('show running-config')).not.toContain('changed.example.com')
  },
)
