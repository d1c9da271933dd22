import { backupServer, ucsm } from 'fieldfault/emulators'
import {
  expect,
  test,
  type AnyEntry,
  type LabOptions,
  type TestActor,
  type TestLab,
} from 'fieldfault/vitest'
import { expectTypeOf } from 'vitest'
import type { BackupServerHandle } from '../../../emulators/backup-server/index.ts'

test('an appliance has what its emulator adds', async ({ lab }) => {
  const server = await lab.start(backupServer())
  expectTypeOf(lab).toEqualTypeOf<TestLab>()
  expectTypeOf(server).toEqualTypeOf<TestActor<BackupServerHandle>>()
  expectTypeOf(server.endpoint).returns.toEqualTypeOf<{
    readonly host: string
    readonly port: number
  }>()
  expectTypeOf(lab.journal()).toEqualTypeOf<readonly AnyEntry[]>()
})

test('a cast has its roles, each with its own', async ({ lab }) => {
  const cast = await lab.start({ fi: ucsm(), server: backupServer() })
  expectTypeOf(cast.server.receives).parameters.toEqualTypeOf<[string]>()
  expectTypeOf(cast.fi.upgrade).parameters.toEqualTypeOf<[string]>()
  // @ts-expect-error the cast has no such role
  expect(cast.other).toBeUndefined()
})

test('events and their data are checked', ({ lab }) => {
  expect(lab).toHaveJournalled('lab.started', { seed: expect.any(String) })
  // @ts-expect-error there is no such event
  expect(() => expect(lab).not.toHaveJournalled('lab.stated')).toThrow('no event of that name')
  // @ts-expect-error the event carries no such fact
  expect(lab).not.toHaveJournalled('lab.started', { sead: 'x' })
})

test('options are those of a lab', () => {
  expectTypeOf<LabOptions['clock']>().toEqualTypeOf<'virtual' | 'wall' | undefined>()
})
