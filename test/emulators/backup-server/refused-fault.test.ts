import { expect, test } from 'vitest'
import { backupServer } from '../../../emulators/backup-server/index.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'

test('a fault whose settings do not fit is refused before it is in the journal', async () => {
  await using lab = await stillLab({ server: backupServer() })
  const server = lab.appliance('server')
  const latency = { type: 'fault.injected', fault: 'latency', delayMs: 'soon' }
  expect(() => server.send(latency)).toThrow(
    expect.objectContaining({ code: 'bad-fault-settings' }),
  )
  expect(lab.journal.entries({ event: 'event.sent' })).toEqual([])
  expect(server.revision()).toBe(0)
})
