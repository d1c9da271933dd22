import type { Evidence, EvidenceRow } from '../../src/emulator/index.ts'
import { administrationEvidence } from './administration-evidence.ts'
import * as backupSlots from './grammar/backup-slots.ts'
import * as dialect from './grammar/dialect.ts'
import * as prompt from './grammar/prompt.ts'
import { platforms } from './platforms.ts'
import { profiles } from './profiles.ts'
import * as backupFsm from './screens/backup-fsm.ts'
import * as faultPolicy from './faults/fault-policy.ts'
import * as backupEvents from './records/backup-events.ts'
import * as importEvents from './records/import-events.ts'
import * as commitAudits from './records/commit-audits.ts'
import * as sessionAudits from './records/session-audits.ts'
import * as syslogPolicy from './records/syslog-policy.ts'
import * as banner from './screens/nxos-banner.ts'
import * as encryptionKey from './screens/encryption-key.ts'
import * as importError from './screens/import-error.ts'
import * as showExportPolicy from './screens/show-export-policy.ts'
import * as showImport from './screens/show-import.ts'
import * as objectErrors from './screens/object-errors.ts'
import * as pendingConfiguration from './screens/pending-configuration.ts'
import * as remoteError from './screens/remote-error.ts'
import * as showBackup from './screens/show-backup.ts'
import * as showFault from './screens/show-fault.ts'
import * as showAuditLogs from './screens/show-audit-logs.ts'
import * as showEvent from './screens/show-event.ts'
import * as showFaultPolicy from './screens/show-fault-policy.ts'
import * as showSyslog from './screens/show-syslog.ts'
import * as syslogLine from './screens/syslog-line.ts'
import * as showVersion from './screens/show-version.ts'
import * as table from './screens/table.ts'
import * as wording from './screens/wording.ts'

/** What every screen, list and timing of the interconnect rests on. */
export function ucsmEvidence(): EvidenceRow[] {
  return [
    { what: 'prompts', ...prompt.evidence },
    { what: 'command errors and help', ...dialect.evidence },
    { what: 'pager', ...dialect.pagerEvidence },
    { what: 'object errors', ...objectErrors.evidence },
    { what: 'banner and login text', ...banner.evidence },
    { what: 'show backup fsm status', ...backupFsm.evidence },
    { what: 'limit of descriptions', ...backupSlots.descriptionEvidence },
    { what: 'show backup, show backup detail', ...showBackup.evidence },
    { what: 'show import-config', ...showImport.evidence },
    { what: 'errors of the import FSM', ...importError.evidence },
    { what: 'backup-policy, cfg-export-policy, backup-exp-policy', ...showExportPolicy.evidence },
    { what: 'times and file names of scheduled backups', ...showExportPolicy.fileNameEvidence },
    { what: 'password encryption key', ...encryptionKey.evidence },
    { what: 'other answers to its command', ...encryptionKey.otherAnswersEvidence },
    { what: 'show configuration pending', ...pendingConfiguration.evidence },
    { what: 'show fault', ...showFault.evidence },
    { what: 'show fault detail', ...showFault.detailEvidence },
    { what: 'fault line of a poller', ...showFault.pollerEvidence },
    { what: 'fault policy', ...faultPolicy.evidence },
    { what: 'show in the fault policy', ...showFaultPolicy.evidence },
    { what: 'baseline and new faults', ...showFault.baselineEvidence },
    { what: 'show event', ...showEvent.evidence },
    { what: 'events of the backup FSM', ...backupEvents.evidence },
    { what: 'events of the import FSM', ...importEvents.evidence },
    { what: 'show audit-logs', ...showAuditLogs.evidence },
    { what: 'show audit-logs detail', ...showAuditLogs.detailEvidence },
    { what: 'audit entries of commits', ...commitAudits.evidence },
    { what: 'audit entries of sessions', ...sessionAudits.evidence },
    { what: 'syslog configuration', ...syslogPolicy.evidence },
    { what: 'show syslog', ...showSyslog.evidence },
    { what: 'syslog lines', ...syslogLine.evidence },
    { what: 'show version', ...showVersion.evidence },
    { what: 'remote errors of the backup FSM', ...remoteError.evidence },
    { what: 'remote errors of the SSH client', ...remoteError.clientErrorEvidence },
    { what: 'last event of a deleted operation', ...remoteError.deletionEvidence },
    { what: 'tables', ...table.evidence },
    { what: 'enumeration values', ...wording.evidence },
    ...administrationEvidence(),
    ...Object.entries(platforms).map(([name, { evidence }]) => ({
      what: `platform ${name}`,
      ...evidence,
    })),
    ...Object.entries(profiles).flatMap(([name, { evidence, sshClientBug: bug }]) => [
      ...partRows(name, evidence),
      ...(bug ? partRows(`${name} ${bug.id}`, bug.evidence) : []),
    ]),
  ]
}

function partRows(name: string, evidence: Readonly<Record<string, Evidence>>): EvidenceRow[] {
  return Object.entries(evidence).map(([part, row]) => ({ what: `${name} ${part}`, ...row }))
}
