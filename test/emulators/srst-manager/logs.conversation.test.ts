import { holds } from '../../rooms/console/conversation.ts'
import { test } from './srst-lab.ts'

test('a traced activity writes into the trace buffer, and others do not', async ({ cli }) => {
  await holds(
    cli,
    `
    srstmgr-1# ▸trace BackupRestore BackupRestore CONF
    srstmgr-1# ▸trace srsx cli all
    srstmgr-1# ▸show trace
    BackupRestore BackupRestore CONF
    srsx cli all
    srstmgr-1# ▸config t
    Enter configuration commands, one per line.  End with CNTL/Z.
    srstmgr-1(config)# ▸backup revisions 10
    srstmgr-1(config)# ▸hostname srstmgr-1
    srstmgr-1(config)# ▸end
    srstmgr-1# ▸show trace buffer
    08/29 12:00:00.000 bkup conf 0 set backup revisions
    srstmgr-1# ▸no trace BackupRestore BackupRestore CONF
    srstmgr-1# ▸log trace buffer save
    srstmgr-1# ▸clear trace
    srstmgr-1# ▸show trace buffer
    srstmgr-1# ▸show log name atrace_save.log containing revisions
    08/29 12:00:00.000 bkup conf 0 set backup revisions
    srstmgr-1# ▸no trace all
    srstmgr-1# ▸show trace
    srstmgr-1# ▸
    `,
  )
})

test('log files are listed by name, and read in part', async ({ cli }) => {
  await holds(
    cli,
    `
    srstmgr-1# ▸write
    srstmgr-1# ▸show logs
        SIZE    LAST_MODIFIED_TIME              NAME
           0    Wed Aug 29 12:00:00 UTC 2012    atrace.log
          30    Wed Aug 29 12:00:00 UTC 2012    dmesg
          92    Wed Aug 29 12:00:00 UTC 2012    messages.log
    srstmgr-1# ▸show log name messages.log tail
    Wed Aug 29 12:00:00 UTC 2012 SYSTEM ONLINE
    Wed Aug 29 12:00:00 UTC 2012 Configuration saved
    srstmgr-1# ▸show log name nothing.log
    Error: log file nothing.log does not exist
    srstmgr-1# ▸show logging
    Console severity:   warning
    Log server:         none
    srstmgr-1# ▸
    `,
  )
})
