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

test.for([
  [
    'configure manger add 10.48.79.232 summer-holiday',
    'configure manger [masked] [masked] [masked]',
  ],
  [
    'configure manager add fmc summer-holiday! nat',
    'configure manager add [masked] [masked] [masked]',
  ],
  ['configure manager add fmc summer-holiday nat shown more', 'configure manager add'],
  ['configure manager add summer-holiday', 'configure manager add [masked]'],
  [
    `configure manager add fmc ${'summer-holiday-'.repeat(3)}`,
    'configure manager add [masked] [masked]',
  ],
  ['configure manager edit summer-holiday', 'configure manager edit [masked]'],
  ['show mangers | include summer-holiday', 'show mangers | [masked] [masked]'],
] as const)(
  'of the refused line "%s" only keywords are journalled',
  async ([line, journalled], { device }) => {
    await device.exec(line)
    const refused = device.journal('command.refused') as { line: string }[]
    expect(refused).toMatchObject([{ line: expect.stringContaining(journalled) }])
    expect(JSON.stringify(device.lab.journal.entries())).not.toContain('holiday')
  },
)
