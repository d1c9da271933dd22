import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { startInterconnect, test } from './interconnect.ts'

test('a fabric interconnect is shown in a row and in detail', async () => {
  const fi = await startInterconnect({ address: '192.168.100.10', platform: '6248UP' })
  const cli = await fi.visit()
  await holds(
    cli,
    `
    UCS-A# ▸show fabric-interconnect
    Fabric Interconnect:
        ID OOB IP Addr     OOB Gateway     OOB Netmask     Operability
        -- --------------- --------------- --------------- -----------
        A  192.168.100.10  0.0.0.0         255.255.255.0   Operable
    UCS-A# ▸scope fabric-interconnect b
    Error: Managed object does not exist
    UCS-A# ▸scope fabric-interconnect a
    UCS-A /fabric-interconnect # ▸
    `,
  )
  await cli.type('show detail\r')
  expect(cli.shown()).toMatch(/ {4}PID: UCS-FI-6248UP\n[\s\S]* {4}Serial \(SN\): SSI17\w{6}\n/)
  await cli.type('show version\r')
  expect(cli.shown()).toContain('Fabric Interconnect A:\n    Running-Kern-Vers: 5.0(3)N2(4.02a)\n')
})

test('the system, its time and its version are shown at the top', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸show version brief
        Version: 4.0(2a)
    UCS-A# ▸show clock
    Wed Sep 11 10:00:00 UTC 2019
    UCS-A# ▸show timezone
    Timezone: Not set
    UCS-A# ▸show cli history
        1  show version brief
        2  show clock
        3  show timezone
        4  show cli history
    UCS-A# ▸show cluster state
    Cluster mode is not enabled
    UCS-A# ▸
    `,
  )
  await cli.type('show system detail | include Mode\r')
  expect(cli.shown()).toContain('    Mode: Stand Alone\n')
})

test('organizations are entered, made and deleted', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope org Finance
    UCS-A /org # ▸show service-profile
    Service Profile Name Type              Server  Assignment Association
    -------------------- ----------------- ------- ---------- -----------
    esx-01               Instance                  Unassigned Unassociated
    esx-02               Instance                  Unassigned Unassociated
    UCS-A /org # ▸top
    UCS-A# ▸scope org Sales
    Error: Managed object does not exist
    UCS-A# ▸scope org /
    UCS-A /org # ▸create org Sales
    UCS-A /org/org* # ▸commit-buffer
    UCS-A /org/org # ▸up
    UCS-A /org # ▸delete org Sales
    UCS-A /org* # ▸
    `,
  )
})
