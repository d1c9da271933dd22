import { expect } from 'vitest'
import { hours, minutes } from '../../../src/clock/durations.ts'
import { holds } from '../../rooms/console/conversation.ts'
import { SERVER_LOGIN, startManager, test } from './srst-lab.ts'

const withServer = {
  backupUrl: 'sftp://server/',
  backupUsername: SERVER_LOGIN.username,
  backupPassword: SERVER_LOGIN.password,
}

test('a backup schedule is written down and shown', async ({ cli }) => {
  await holds(
    cli,
    `
    srstmgr-1# ▸backup schedule A22
    srstmgr-1(backup-schedule)# ▸description weekly backup
    srstmgr-1(backup-schedule)# ▸repeat every 2 days at time 10:00
    srstmgr-1(backup-schedule)# ▸start-date 08/30/2012
    srstmgr-1(backup-schedule)# ▸stop-date 08/01/2012
    % The stop date is before the start date.
    srstmgr-1(backup-schedule)# ▸backup categories all
    srstmgr-1(backup-schedule)# ▸end
    srstmgr-1# ▸show backup schedules
    Name            Schedule                       Next Run             Description          Categories
    --------------------------------------------------------------------------------------------------------
    A22             Every 2 days at 10:00          Aug 30, 2012 10:00   weekly backup        Configuration Data
    Total: 1
    srstmgr-1# ▸backup schedule
    srstmgr-1(backup-schedule)# ▸exit
    srstmgr-1# ▸show backup schedule detail job A1
    Job Name        A1
    Description
    Schedule        NOT SET
    Last Run        NEVER
    Last Result
    Next Run        NEVER
    Active          from Aug 29, 2012 until INDEFINITE
    Categories      none
    srstmgr-1# ▸no backup schedule A22
    srstmgr-1# ▸no backup schedule A22
    % Schedule A22 does not exist.
    srstmgr-1# ▸
    `,
  )
})

test('only five schedules may repeat', async ({ cli }) => {
  for (let count = 0; count < 5; count++)
    await cli.type('backup schedule\rrepeat daily at time 10:00\rend\r')
  cli.turnPage()
  await holds(
    cli,
    `
    srstmgr-1# ▸backup schedule A6
    srstmgr-1(backup-schedule)# ▸repeat weekly on monday at time 10:00
    % Maximum of five recurring and five one-time scheduled jobs reached.
    srstmgr-1(backup-schedule)# ▸repeat once at time 10:00
    srstmgr-1(backup-schedule)# ▸
    `,
  )
})

test('a scheduled backup goes offline by itself, reaches the server, and comes back', async () => {
  const srst = await startManager(withServer)
  const cli = await srst.visit()
  await cli.type('backup schedule A22\rrepeat daily at time 23:00\rbackup categories all\rend\r')
  await srst.lab.advance(hours(11))
  expect(srst.handle.state()).toBe('offline.backingUp')
  await srst.lab.advance(minutes(2))
  expect(srst.handle.state()).toBe('online')
  expect(srst.handle.backups().map(({ category, result }) => [category, result])).toEqual([
    ['configuration', 'Success'],
    ['data', 'Success'],
  ])
  await srst.lab.advance(hours(24))
  expect(srst.handle.backups()).toHaveLength(4)
  expect(srst.journal('schedule.ended')).toEqual([
    { schedule: 'backup-schedule A22', result: 'Success' },
    { schedule: 'backup-schedule A22', result: 'Success' },
  ])
  const next = await srst.visit()
  await next.type('show backup schedule detail job A22\r')
  expect(next.shown()).toContain('Last Run        Aug 30, 2012 at 23:00\nLast Result     Success\n')
})

test('a backup that fails at night is in the history and in the schedule', async () => {
  const srst = await startManager({ ...withServer, backupUrl: 'sftp://nowhere.example/' })
  const cli = await srst.visit()
  await cli.type('backup schedule A22\rrepeat daily at time 03:00\rbackup categories data\rend\r')
  await srst.lab.advance(hours(24))
  expect(srst.handle.backups()).toMatchObject([{ category: 'data', result: 'Failure' }])
  expect(srst.handle.state()).toBe('online')
  expect(srst.journal('schedule.ended')).toEqual([
    { schedule: 'backup-schedule A22', result: 'Fail' },
  ])
})

test('schedules of the same minute run one after the other', async () => {
  const srst = await startManager(withServer)
  const cli = await srst.visit()
  for (const name of ['one', 'two', 'three'])
    await cli.type(
      `backup schedule ${name}\rrepeat daily at time 23:00\rbackup categories data\rend\r`,
    )
  await srst.lab.advance(hours(12))
  expect(srst.handle.backups().map(({ backupId }) => backupId)).toEqual([1, 2, 3])
  expect(srst.handle.state()).toBe('online')
})

test('a kron schedule runs its block, and only its log has the output', async ({ srst, cli }) => {
  await cli.type('kron schedule kron1011\rrepeat daily at time 23:00\r')
  await cli.type('commands %\r%show version | include SKU\rconfig t\rhostname aaa\rshoe\r%\r')
  await cli.type('end\r')
  await srst.lab.advance(hours(12))
  expect(srst.handle.log('kron_kron1011.log')).toEqual([
    'Wed Aug 29 23:00:00 UTC 2012 kron schedule kron1011',
    'SKU:                          VMware',
    'Enter configuration commands, one per line.  End with CNTL/Z.',
    '   ^',
    "% Invalid input detected at '^' marker.",
  ])
  expect(srst.handle.runningConfig()).toContain('hostname aaa')
  expect(srst.journal('schedule.ended')).toEqual([
    { schedule: 'kron-schedule kron1011', result: 'Fail' },
  ])
})

test('a block is refused that is too long or has a comma', async ({ srst, cli }) => {
  await cli.type('kron schedule krj1\r')
  await cli.type(`commands #\r${'show version\r'.repeat(90)}#\r`)
  expect(cli.shown()).toContain('% The block of commands is too long or contains a comma')
  await cli.type('commands #\rping a,b\r#\r')
  expect(cli.shown().split('it was not saved.')).toHaveLength(3)
  expect(srst.lab.crashes).toEqual([])
})

test('schedules are written down at once, and a reload does not stop them', async ({
  srst,
  cli,
}) => {
  await cli.type('kron schedule krj1\rrepeat daily at time 23:00\r')
  await cli.type('commands #\rshow version\r#\rend\r')
  await cli.type('reload\r')
  await cli.type('y\r')
  await srst.lab.advance(hours(12))
  expect(srst.handle.log('kron_krj1.log')).not.toEqual([])
})
