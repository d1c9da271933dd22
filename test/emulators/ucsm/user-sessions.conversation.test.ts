import { expect } from 'vitest'
import { test } from './interconnect.ts'

test('sessions are listed with a star at the own one', async ({ fi, cli }) => {
  await fi.visit()
  await cli.type('scope security\rshow user-session local\r')
  const [, pid, host] = /pts_0_1_(\d+)\* +admin +(\S+)/.exec(cli.shown()) ?? []
  const next = Number(pid) + 17
  const from = String(host).padEnd(20)
  expect(cli.shown()).toBe(
    [
      'UCS-A# scope security',
      'UCS-A /security # show user-session local',
      'Session Id      User            Host                 Login Time',
      '--------------- --------------- -------------------- ----------',
      `pts_0_1_${pid}*`.padEnd(17) + `admin           ${from} 2019-09-11T10:00:00`,
      `pts_1_1_${next}`.padEnd(16) + `admin           ${from} 2019-09-11T10:00:00`,
      'UCS-A /security # ',
    ].join('\n'),
  )
})

test('detail has a block for each session', async ({ cli }) => {
  await cli.type('scope security\rshow user-session local detail\r')
  expect(cli.shown()).toMatch(
    /Session Id pts_0_1_(\d+):\n {4}Fabric Id: A\n {4}Term: pts\/0\n {4}User: admin\n {4}Host: [\d.]+\n {4}Pid: \1\n {4}Login Time: 2019-09-11T10:00:00\nUCS/,
  )
})

test('the 33rd session is refused with the documented text, and a session that ends makes room', async ({
  fi,
}) => {
  const visitors = []
  for (let count = 0; count < 32; count++) visitors.push(await fi.visit())
  const refused = await fi.visit()
  expect(refused.transcript()).toBe('More than 32 UCSM CLI sessions are not allowed\n')
  expect(refused.isThere()).toBe(false)
  expect(fi.journal('session.refused')).toEqual([{ user: 'admin', reason: 'too many sessions' }])
  await visitors[7]!.type('exit\r')
  const admitted = await fi.visit()
  expect(admitted.shown()).toBe('UCS-A# ')
})

test('limits that were set apply to the next login', async ({ fi, cli }) => {
  await cli.type('scope system\rscope services\rscope shell-session-limits\r')
  await cli.type('set total 1\rcommit-buffer\rshow\r')
  expect(cli.shown()).toContain('    32                             1\n')
  const refused = await fi.visit()
  expect(refused.transcript()).toBe('More than 1 UCSM CLI sessions are not allowed\n')
})

test('all sessions end when they are cleared, and none when the answer is no', async ({
  fi,
  cli,
}) => {
  const other = await fi.visit()
  await cli.type('clear-user-sessions all\r')
  expect(cli.shown()).toMatch(/This closes all the user sessions. Are you sure\? \(yes\/no\)$/)
  await cli.type('no\r')
  expect([cli.isThere(), other.isThere()]).toEqual([true, true])
  await cli.type('clear-user-sessions all\ryes\r')
  await fi.lab.advance(1_000)
  expect([cli.isThere(), other.isThere()]).toEqual([false, false])
})
