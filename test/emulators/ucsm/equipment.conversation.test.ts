import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { startInterconnect, test } from './interconnect.ts'

test('the chassis of a model are shown in rows, in detail and with what is in them', async () => {
  const fi = await startInterconnect({ platform: '6248UP' })
  const cli = await fi.visit()
  await holds(
    cli,
    `
    UCS-A# ▸show chassis

    Chassis:
        Chassis    Overall Status           Admin State
        ---------- ------------------------ -----------
                 1 Operable                 Acknowledged
    UCS-A# ▸show chassis 2
    UCS-A# ▸
    `,
  )
  await cli.type('show chassis detail\r')
  expect(cli.shown()).toContain('    PID: UCSB-5108-AC2\n')
  expect(cli.shown()).toContain('    Connectivity Path: A\n')
  expect(cli.shown()).toMatch(/ {4}Serial \(SN\): FCH17\d\d\w{4}\n/)
  await cli.type('show chassis inventory 1\r')
  expect(cli.shown()).toMatch(/ 1 Left {2}A {9}UCS-IOM-2208XP/)
  expect(cli.shown()).toContain('1/2     UCSB-B200-M3')
  await cli.type('show chassis 1 fsm status\r')
  expect(cli.shown()).toContain('        Affected Object: sys/chassis-1/fsm\n')
})

test('a 6332 has two chassis, and their serial numbers differ', async ({ cli }) => {
  await cli.type('show chassis detail | include Serial\r')
  const serials = cli.shown().match(/FCH\w+/g) ?? []
  expect(serials).toHaveLength(2)
  expect(new Set(serials).size).toBe(2)
})

test('every part of a fabric interconnect is shown for one and for all', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸show fabric-interconnect a mode
    Fabric Interconnect:
        ID Ethernet Mode FC Mode
        -- ------------- --------
        A  End Host      End Host
    UCS-A# ▸show fabric-interconnect mac-aging
    Fabric Interconnect:
        ID Mac Aging Time
        -- --------------
        A  Mode Default
    UCS-A# ▸show fabric-interconnect b mode
    UCS-A# ▸show fabric-interconnect a fsm status
        FSM Status:

            Affected Object: sys/switch-A/fsm
            Current FSM: Nop
            Status: Nop
            Completion Time:
            Progress (%): 100
    UCS-A# ▸
    `,
  )
  await cli.type('show fabric-interconnect a environment\r')
  expect(cli.shown().match(/ {4}Fan \d:/g)).toHaveLength(4)
  await cli.type('show fabric-interconnect a inventory\r')
  expect(cli.shown()).toContain('    PID: UCS-FI-6332\n')
  await cli.type('show fabric-interconnect a version\r')
  expect(cli.shown()).toContain('    Package-Vers: 4.0(2a)A\n')
})

test('firmware is shown at the top, in /system and in /firmware, and follows an upgrade', async ({
  fi,
  cli,
}) => {
  await cli.type('show firmware\r')
  expect(cli.shown()).toContain('UCSM:\n    Running-Vers: 4.0(2a)\n')
  expect(cli.shown()).toContain('           1 A         4.0(2a)         Ready           Ready\n')
  await fi.handle.upgrade('4.0(4e)')
  const again = await fi.visit()
  await again.type('scope system\rshow firmware detail\r')
  expect(again.shown()).toContain('Catalog:\n    Running-Vers: 4.0(4e)T\n')
  expect(again.shown()).toContain('Server 1/2:\n    Adapter 1:\n        Running-Vers: 4.0(4e)\n')
  again.turnPage()
  await again.type('top\rscope firmware\rshow firmware monitor\r')
  expect(again.shown()).toContain(
    'Chassis 2:\n    IOM 1:\n        Package-Vers: 4.0(4e)A\n        Upgrade-Status: Ready\n',
  )
})

test('the capability catalogue has a version of its own', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸scope capability
    UCS-A /system/capability # ▸show version
    Catalog:
        Running-Vers: 4.0(2a)T
        Package-Vers: 4.0(2a)A
        Activate-Status: Ready
    UCS-A /system/capability # ▸
    `,
  )
})

test('an adapter has three prompts, and one that is not there none', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸connect adapter 0/2/1
    adapter 0/2/1 # ▸help
    Available commands:
      connect        - Connect to remote debug shell
      exit           - Exit from subshell
      help           - List available commands
    adapter 0/2/1 # ▸connect
    adapter 0/2/1 (top):1# ▸attach-mcp
    adapter 0/2/1 (mcp):1# ▸bogus
    bogus: command not found
    adapter 0/2/1 (mcp):1# ▸exit
    adapter 0/2/1 (top):1# ▸exit
    adapter 0/2/1 # ▸exit
    UCS-A# ▸connect adapter 1/9/1
    Error: Managed object does not exist
    UCS-A# ▸
    `,
  )
})

test('an IOM tells its model and release', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸connect iom 1
    Attaching to FEX 1 ...
    To exit type 'exit', to abort type '$.'
    fex-1# ▸show version
    Model: UCS-IOM-2304
    Software
      Version: 4.0(2a)
      Boot version: 4.0(2a)
    fex-1# ▸exit
    UCS-A# ▸connect iom 3
    Error: Managed object does not exist
    UCS-A# ▸
    `,
  )
})
