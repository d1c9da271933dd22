import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { test } from './interconnect.ts'

test('monitoring shows SNMP, Call Home, its own policies and its FSM', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope monitoring
    UCS-A /monitoring # ▸show snmp
    Name: snmp
        Admin State: Disabled
        Port: 161
        Is Community Set: No
        Sys Contact:
        Sys Location:
    UCS-A /monitoring # ▸show callhome
    Callhome:
        Admin State: Off
        Throttling State: On
        Contact Information:
        Customer Contact Email:
        From Email:
        Reply To Email:
    UCS-A /monitoring # ▸show mgmt-if-mon-policy
    Mgmt Interface Monitoring Policy:
        Admin State: Enabled
        Poll Interval (Seconds): 90
        Max Fail Report Count: 3
        Monitoring Mechanism: Mii Status
    UCS-A /monitoring # ▸
    `,
  )
  await cli.type('show fault-suppress-policy\rshow fsm status\r')
  expect(cli.shown()).toContain(
    `    ${'default-chassis-phys-maint'.padEnd(28)} Chassis Phys Maint\n`,
  )
  expect(cli.shown()).toContain('        Affected Object: call-home/fsm\n')
})

test('the interval of internal backups takes effect with the commit', async ({ fi, cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸set mgmt-db-check-policy internal-backup-interval 2
    UCS-A /system* # ▸show configuration pending
     scope system
    +    set mgmt-db-check-policy internal-backup-interval 2
     exit
    UCS-A /system* # ▸commit-buffer
    UCS-A /system # ▸show mgmt-db-check-policy
    Mgmt DB Check Policy:
        Health Check Interval (Days): 7
        Internal Backup Interval (Days): 2
    UCS-A /system # ▸
    `,
  )
  expect(fi.handle.configured('sys/mgmt-db-check-policy')?.attributes).toEqual({
    healthCheckInterval: '7',
    internalBackupInterval: '2',
  })
})

test('diagnostics policies are shown in their organization', async ({ cli }) => {
  await cli.type('scope org /\rshow diag-policy\r')
  expect(cli.shown()).toMatch(/ {4}default$/m)
  cli.turnPage()
  await cli.type('top\rscope org Finance\rshow diag-policy\r')
  expect(cli.shown()).not.toContain('default')
})
