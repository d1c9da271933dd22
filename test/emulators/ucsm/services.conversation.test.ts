import { expect } from 'vitest'
import { holds } from '../../rooms/console/conversation.ts'
import { test } from './interconnect.ts'

test('services are enabled and disabled, and shown', async ({ fi, cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸scope services
    UCS-A /system/services # ▸show cimcwebsvc
    Name: cimcwebservice
        Admin State: Enabled
    UCS-A /system/services # ▸disable cimcwebsvc
    UCS-A /system/services* # ▸enable telnet-server
    UCS-A /system/services* # ▸disable http
    Warning: When committed, this closes all the web sessions.
    UCS-A /system/services* # ▸commit-buffer
    UCS-A /system/services # ▸show cimcwebsvc
    Name: cimcwebservice
        Admin State: Disabled
    UCS-A /system/services # ▸show telnet-server
    Name: telnet-server
        Admin State: Enabled
        Port: 23
    UCS-A /system/services # ▸disable ssh
                                     ^
    % Invalid Command at '^' marker
    UCS-A /system/services # ▸
    `,
  )
  expect(fi.journal('configuration.committed')).toEqual([
    {
      changes: [
        'set sys/svc-ext/cimcwebsvc',
        'set sys/svc-ext/telnet-svc',
        'set sys/svc-ext/http-svc',
      ],
    },
  ])
})

test('time and name servers are created, shown and deleted', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸scope services
    UCS-A /system/services # ▸show ntp-server
    UCS-A /system/services # ▸create ntp-server 192.168.200.101
    UCS-A /system/services* # ▸create dns 10.1.1.1
    UCS-A /system/services* # ▸show ntp-server
    NTP servers:
        Name
        ----------------------------------------------------------------
        192.168.200.101
    UCS-A /system/services* # ▸create dns 10.1.1.1
    Error: Managed object already exists
    UCS-A /system/services* # ▸delete dns 10.1.1.1
    UCS-A /system/services* # ▸show dns
    UCS-A /system/services* # ▸set timezone Europe/Berlin
    UCS-A /system/services* # ▸top
    UCS-A* # ▸show timezone
    Timezone: Europe/Berlin
    UCS-A* # ▸
    `,
  )
})

test('the limits of shell sessions are shown as documented', async ({ cli }) => {
  await holds(
    cli,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸scope services
    UCS-A /system/services # ▸show shell-session-limits
    Shell Sessions:
        Maximum logins for single user Maximum Sessions
        ------------------------------ ----------------
        32                             32
    UCS-A /system/services # ▸
    `,
  )
})
