import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import type { JobReport } from '../../../../emulators/srst-manager/vocabulary.ts'
import { ends, startBackupLab, type BackupLab } from './backup-lab.ts'
import { contents } from './packed.ts'

type Direction = 'inbound' | 'outbound'

const TENTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9]
const DIRECTIONS: readonly Direction[] = ['inbound', 'outbound']

/** Bytes that cross the connection of some work, as the server counts them. */
async function crossed(lab: BackupLab, work: () => Promise<JobReport>) {
  const { surroundings } = lab.traveller
  const { dial } = surroundings
  const sockets: Socket[] = []
  Object.assign(surroundings, {
    async dial(plan: Parameters<typeof dial>[0]) {
      const dialled = await dial(plan)
      if (dialled.ok) sockets.push(dialled.socket as Socket)
      return dialled
    },
  })
  expect(ends(await work())).toEqual(['Success', 'Success'])
  Object.assign(surroundings, { dial })
  const sum = (count: (socket: Socket) => number) =>
    sockets.reduce((all, socket) => all + count(socket), 0)
  return { inbound: sum((each) => each.bytesWritten), outbound: sum((each) => each.bytesRead) }
}

test.each(DIRECTIONS)(
  'a backup whose connection ends at any tenth of the %s bytes leaves nothing half that is restored',
  async (direction) => {
    const lab = await startBackupLab()
    const total = (await crossed(lab, () => lab.backUp({ isProtected: true })))[direction]
    for (const tenth of TENTHS) {
      const bytes = Math.round((total * tenth) / 10)
      lab.server.fails({ fault: 'cut-after', bytes, direction })
      const report = await lab.backUp({ isProtected: true })
      lab.server.recovers()
      expect(ends(report)[0], `${bytes} of ${total}`).toMatch(/^returnvalue:(?:2|79|56) /)
      expect(report.records).toMatchObject([{ result: 'Failure' }, { result: 'Failure' }])
      const id = report.records[0]!.backupId
      expect((await lab.restore({ id })).restored ?? contents).toEqual(contents)
    }
    const next = await lab.backUp({ isProtected: true, revisionsMax: 1 })
    const id = next.records[0]!.backupId
    expect((await lab.restore({ id })).restored).toEqual(contents)
  },
)

test.each(DIRECTIONS)(
  'a restore whose connection ends at any tenth of the %s bytes brings nothing back',
  async (direction) => {
    const lab = await startBackupLab()
    await lab.backUp({ isProtected: true })
    const total = (await crossed(lab, () => lab.restore()))[direction]
    for (const tenth of TENTHS) {
      const bytes = Math.round((total * tenth) / 10)
      lab.server.fails({ fault: 'cut-after', bytes, direction })
      const report = await lab.restore()
      lab.server.recovers()
      expect(report.records, `${bytes} of ${total}`).toMatchObject([
        { operation: 'Restore', result: 'Failure' },
        { operation: 'Restore', result: 'Failure' },
      ])
      expect(report.restored).toBeUndefined()
      expect(report.wasTampered).toBe(false)
    }
    expect((await lab.restore()).restored).toEqual(contents)
  },
)

test.each(['sftp', 'ftp'])(
  'a backup of which a file is cut off over %s is not restored, and the next one is whole',
  async (protocol) => {
    const lab = await startBackupLab()
    const where = { server: { ...lab.plan().server, url: `${protocol}://branch/vmbackups` } }
    for (const bytes of [0, 1, 100, 200, 400, 700, 1_000, 1_500, 2_000]) {
      lab.server.fails({ fault: 'cut-file', bytes })
      const report = await lab.backUp(where)
      lab.server.recovers()
      expect(report.records).toMatchObject([{ result: 'Failure' }, { result: 'Failure' }])
      const id = report.records[0]!.backupId
      expect((await lab.restore({ ...where, id })).restored).toBeUndefined()
    }
    const next = await lab.backUp(where)
    expect(ends(next)).toEqual(['Success', 'Success'])
    const id = next.records[0]!.backupId
    expect((await lab.restore({ ...where, id })).restored).toEqual(contents)
  },
)
