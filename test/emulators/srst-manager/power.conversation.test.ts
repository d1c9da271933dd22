import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { test } from './srst-lab.ts'

test('offline warns, takes no for an answer, and continue leads back', async ({ srst, cli }) => {
  await holds(
    cli,
    `
    srstmgr-1# ▸offline
    !!!WARNING!!!: If you are going offline to do a backup, it is recommended
    that you save the current running configuration using the 'write' command,
    prior to going to the offline state.

    Putting the system offline will terminate all end user sessions.
    Are you sure you want to go offline[n]? : ▸
    srstmgr-1# ▸offline
    !!!WARNING!!!: If you are going offline to do a backup, it is recommended
    that you save the current running configuration using the 'write' command,
    prior to going to the offline state.

    Putting the system offline will terminate all end user sessions.
    Are you sure you want to go offline[n]? : ▸y
    srstmgr-1(offline)# ▸continue
    srstmgr-1# ▸
    `,
  )
  expect(srst.handle.state()).toBe('online')
})

test('a login while the system is offline starts in offline mode, and continue leads out of it', async ({
  srst,
  cli,
}) => {
  await cli.type('offline\r')
  await cli.type('y\r')
  const other = await srst.visit()
  const third = await srst.visit()
  await holds(
    other,
    `
    srstmgr-1(offline)# ▸backup category all
    srstmgr-1(offline)# ▸continue
    srstmgr-1# ▸
    `,
  )
  expect(srst.handle.state()).toBe('online')
  await holds(
    third,
    `
    srstmgr-1(offline)# ▸backup category all
    % The system is not offline.
    srstmgr-1(offline)# ▸continue
    srstmgr-1# ▸
    `,
  )
})

test('a session that was there before must say yes to go offline, too', async ({ srst, cli }) => {
  const other = await srst.visit()
  await cli.type('offline\r')
  await cli.type('y\r')
  await other.type('offline\r')
  expect(other.shown()).toMatch(/Are you sure you want to go offline\[n\]\? : $/)
  await other.type('\r')
  expect(other.shown()).toMatch(/\nsrstmgr-1# $/)
})

test('a reload from offline mode closes the session behind its echo', async ({ srst, cli }) => {
  await cli.type('offline\r')
  await cli.type('y\r')
  cli.turnPage()
  await cli.type('reload\r')
  expect(cli.isThere()).toBe(false)
  expect(cli.shown()).toBe('srstmgr-1(offline)# reload\n')
  await srst.lab.services.activity.settled()
  expect(srst.journal('connection.closed')).toMatchObject([{ reason: 'bye' }])
  await expect(srst.visit()).rejects.toThrow(/not connected|not logged in/)
  expect(await srst.handle.isBack()).toBe(true)
})

test('a system that was shut down lets nobody in until it is switched on', async ({
  srst,
  cli,
}) => {
  await cli.type('shutdown\r')
  await cli.type('y\r')
  expect(cli.isThere()).toBe(false)
  await srst.lab.advance(86_400_000)
  expect(srst.handle.state()).toBe('down')
  await expect(srst.visit()).rejects.toThrow(/not connected|not logged in/)
  srst.handle.switchOn()
  expect(await srst.handle.isBack()).toBe(true)
  expect((await srst.visit()).isThere()).toBe(true)
  expect(srst.journal('appliance.halted')).toHaveLength(1)
})

test('restore factory default erases everything but the administrator', async ({ srst, cli }) => {
  await cli.type('username guest create\r')
  await cli.type('backup schedule A22\rend\r')
  await cli.type('conf t\rhostname branch-mgr\rend\rwrite\r')
  srst.handle.discoverSite('branch-new')
  await cli.type('offline\r')
  await cli.type('y\r')
  cli.turnPage()
  await holds(
    cli,
    `
    branch-mgr(offline)# ▸restore factory default
    This operation will cause all the configuration and data on the system to be erased. This operation is not
    reversible.
    Do you wish to continue[n]?: ▸n
    The operation is cancelled, but the system remains in offline mode.
    branch-mgr(offline)# ▸
    `,
  )
  await cli.type('restore factory default\r')
  await cli.type('y\r')
  expect(cli.isThere()).toBe(false)
  await srst.handle.isBack()
  expect(srst.handle.runningConfig()).toContain('hostname srstmgr-1')
  expect(srst.handle.runningConfig()).not.toContain('guest')
  expect(srst.handle.sites()).not.toContain('branch-new')
  expect(srst.journal('configuration.erased')).toHaveLength(1)
  expect((await srst.visit()).isThere()).toBe(true)
})
