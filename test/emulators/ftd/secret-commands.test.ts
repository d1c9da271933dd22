import { expect } from 'vitest'
import { test } from './ftd-lab.ts'

test('a registration key in a command over SSH reaches the journal masked only', async ({
  device,
}) => {
  await device.exec('configure manager add 10.48.79.232 Key-4711')
  expect(device.journal('session.opened')).toContainEqual({ user: 'admin', kind: 'exec' })
  expect(device.journal('command.entered')).toMatchObject([
    { line: expect.stringMatching(/^configure manager add 10\.48\.79\.232 \*\*\*$/) },
  ])
  expect(JSON.stringify(device.lab.journal.entries())).not.toContain('Key-4711')
})
