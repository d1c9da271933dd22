import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { SERVER_PASSWORD, test } from './interconnect.ts'

const MINUTES = 60_000
const STAGES = `
            FSM Stage:

            Order  Stage Name                               Status       Try
            ------ ---------------------------------------- ------------ ---`

test('the FSM of a backup is expanded before, during and after its run', async ({ fi, cli }) => {
  await cli.type('scope system\rcreate backup sftp://user@host35/fi.bak full-state disabled\r')
  await cli.type(`${SERVER_PASSWORD}\rcommit-buffer\r`)
  cli.turnPage()
  await holds(
    cli,
    `
    UCS-A /system/backup # ▸show fsm status expand
        FSM Status:

            Affected Object: sys/backup-host35/fsm
            Current FSM: Nop
            Status: Nop
            Completion Time:
            Progress (%): 0
    UCS-A /system/backup # ▸
    `,
  )
  await cli.type(`enable\r${SERVER_PASSWORD}\rcommit-buffer\r`)
  cli.turnPage()
  await holds(
    cli,
    `
    UCS-A /system/backup # ▸show fsm status expand
        FSM Status:

            Affected Object: sys/backup-host35/fsm
            Current FSM: Backup
            Status: In Progress
            Completion Time:
            Progress (%): 0
${STAGES}
            1      BackupBackupLocal                        In Progress  0
            2      BackupUpload                             Pending      0
    UCS-A /system/backup # ▸
    `,
  )
  await fi.lab.advance(MINUTES)
  cli.turnPage()
  await cli.type('show fsm status expand\r')
  expect(cli.shown()).toMatch(/Completion Time: 2019-09-11T10:00:1\d/)
  expect(cli.shown()).toMatch(/2 {6}BackupUpload {29}Success {6}0\n/)
})

test('the FSM of a backup that failed names the stage', async ({ fi, cli }) => {
  await cli.type('scope system\rcreate backup sftp://user@host35/fi.bak full-state enabled\r')
  await cli.type('wrong\rcommit-buffer\r')
  await fi.lab.advance(5 * MINUTES)
  await cli.type('show fsm status expand\r')
  expect(cli.shown()).toMatch(/1 {6}BackupBackupLocal {24}Success {6}0\n/)
  expect(cli.shown()).toMatch(/2 {6}BackupUpload {29}Fail {9}1\n/)
})

test('an auto-install tells the stages of its FSM while it waits and when it is done', async ({
  fi,
  cli,
}) => {
  await cli.type('scope firmware\rscope auto-install\rshow fsm status\r')
  expect(cli.shown()).toContain('        Current FSM: Nop\n')
  await cli.type('install infra infra-vers 4.1(1a)A\ryes\r')
  await cli.type('show fsm status expand\r')
  expect(cli.shown()).toContain('        Status: In Progress\n')
  expect(cli.shown()).toMatch(/1 {6}DeployWaitForDeploy {22}In Progress {2}0\n/)
  await fi.lab.advance(10 * MINUTES)
  const again = await fi.visit()
  await again.type('scope firmware\rscope auto-install\rshow fsm status expand\r')
  expect(again.shown()).toMatch(/2 {6}DeployResolveDistributableNames {10}Skip {9}0\n/)
  expect(again.shown()).toMatch(/28 {5}DeployPollActivateOfUCSMServicePack {6}Skip/)
  expect(again.shown()).toMatch(/Completion Time: 2019-09-11T\d\d:\d\d/)
})
