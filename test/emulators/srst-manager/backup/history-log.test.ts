import { expect, test } from 'vitest'
import {
  historyLines,
  readHistoryLog,
} from '../../../../emulators/srst-manager/backup/history-log.ts'
import { historyScreen } from '../../../../emulators/srst-manager/screens/show-history.ts'
import { reasonOf } from '../../../../emulators/srst-manager/screens/operation-reasons.ts'
import type { OperationRecord } from '../../../../emulators/srst-manager/vocabulary.ts'

const done: OperationRecord = {
  operation: 'Backup',
  category: 'configuration',
  serverUrl: 'sftp://10.30.30.100/vmbackups',
  backupId: 7,
  atMs: Date.parse('2012-10-17T23:19:48Z'),
  result: 'Success',
  reason: '',
  version: '9.0.1',
}
const logged = {
  category: 'configuration',
  id: 7,
  date: 'Wed Oct 17 23:19:48 UTC 2012',
  isProtected: false,
}

test('a history is the blocks of its operations', () => {
  expect(historyScreen([done])).toBe(`#Start Operation
Category:     Configuration
Backup Server: sftp://10.30.30.100/vmbackups
Operation:    Backup
Backupid:     7
Date:         Wed Oct 17 23:19:48 UTC 2012
Result:       Success
Reason:
Version:      9.0.1
#End Operation`)
})

test('a restore shows its own id too, and a failure its reason in two lines', () => {
  const reason = reasonOf('host-key-mismatch', done)
  const restored = {
    ...done,
    operation: 'Restore',
    restoreId: 1,
    result: 'Failure',
    reason,
  } as const
  expect(historyScreen([restored])).toContain(`Backupid:     7
Restoreid:    1
Date:         Wed Oct 17 23:19:48 UTC 2012
Result:       Failure
Reason:       Script execution failed: /bin/BR_VMConfg_backup.sh: returnvalue:1
 ; Server Url:sftp://10.30.30.100/vmbackups: returnvalue:51  SSH host key fingerprint mismatch
Version:      9.0.1`)
})

test('what is put behind a log is read out of it', () => {
  const data = { ...done, category: 'data' } as const
  const log = historyLines([done, data], false) + historyLines([{ ...done, backupId: 8 }], true)
  expect(readHistoryLog(log)).toEqual([
    logged,
    { ...logged, category: 'data' },
    { ...logged, id: 8, isProtected: true },
  ])
})

test('a log that broke off anywhere tells of whole blocks only, also when it goes on afterwards', () => {
  const block = historyLines([done], false)
  const later = historyLines([{ ...done, backupId: 8 }], false)
  for (let at = 0; at < block.trimEnd().length; at++) {
    expect(readHistoryLog(block.slice(0, at))).toEqual([])
    expect(readHistoryLog(block.slice(0, at) + later)).toEqual([{ ...logged, id: 8 }])
  }
})

test('restores, failures and noise in a log are passed over', () => {
  const failure = { ...done, result: 'Failure', reason: reasonOf('timed-out', done) } as const
  const restore = { ...done, operation: 'Restore', restoreId: 3 } as const
  expect(readHistoryLog(historyLines([failure, restore], false))).toEqual([])
  expect(readHistoryLog('#Start Operation\nBackupid: 7\n#End Operation\n\0\xff#####')).toEqual([])
})
