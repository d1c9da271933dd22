import type { EvidenceRow } from '../../src/emulator/index.ts'
import * as dialect from './grammar/dialect.ts'
import * as prompt from './grammar/prompt.ts'
import { profiles } from './profiles.ts'
import * as accountErrors from './screens/account-errors.ts'
import * as copy from './screens/copy.ts'
import * as fingerprint from './screens/fingerprint.ts'
import * as interrupted from './screens/interrupted.ts'
import * as logLines from './screens/log-lines.ts'
import * as masterKey from './screens/master-key.ts'
import * as operationReasons from './screens/operation-reasons.ts'
import * as ping from './screens/ping.ts'
import * as power from './screens/power.ts'
import * as showBackup from './screens/show-backup.ts'
import * as showConfiguration from './screens/show-configuration.ts'
import * as showHistory from './screens/show-history.ts'
import * as showLogs from './screens/show-logs.ts'
import * as showSchedules from './screens/show-schedules.ts'
import * as showSoftware from './screens/show-software.ts'
import * as showSrsx from './screens/show-srsx.ts'
import * as showSystem from './screens/show-system.ts'

/** What every screen, limit and timing of the machine rests on. */
export function srstEvidence(): EvidenceRow[] {
  return [
    { what: 'prompts', ...prompt.evidence },
    { what: 'command errors and help', ...dialect.evidence },
    { what: 'pager', ...dialect.pagerEvidence },
    { what: 'show running-config', ...showConfiguration.evidence },
    { what: 'show configuration', ...showConfiguration.startupEvidence },
    { what: 'offline and restore factory default', ...power.evidence },
    { what: 'reload and shutdown', ...power.restartEvidence },
    { what: 'write erase', ...power.eraseEvidence },
    { what: 'copy', ...copy.evidence },
    { what: 'failed copies', ...copy.failureEvidence },
    { what: 'show version and show software', ...showSoftware.evidence },
    { what: 'show software licenses', ...showSoftware.licensesEvidence },
    { what: 'show license status', ...showSoftware.licenseStatusEvidence },
    { what: 'show clock and show ntp', ...showSystem.evidence },
    { what: 'show interfaces', ...showSystem.interfacesEvidence },
    { what: 'show hosts and show ip dns cache', ...showSystem.hostsEvidence },
    { what: 'show logs', ...showLogs.evidence },
    { what: 'show logging', ...showLogs.loggingEvidence },
    { what: 'lines of log files and traces', ...logLines.evidence },
    { what: 'show srsx', ...showSrsx.evidence },
    { what: 'show backup schedules and show kron schedule', ...showSchedules.evidence },
    { what: 'blocks of kron schedules', ...showSchedules.blockEvidence },
    { what: 'refused schedules', ...showSchedules.errorEvidence },
    { what: 'ping and traceroute', ...ping.evidence },
    { what: 'user accounts', ...accountErrors.evidence },
    { what: 'operations cut short', ...interrupted.evidence },
    { what: 'backup server authenticate', ...fingerprint.evidence },
    { what: 'show security ssh knownhost', ...fingerprint.listEvidence },
    { what: 'refused host keys', ...fingerprint.errorsEvidence },
    { what: 'backup security key', ...masterKey.evidence },
    { what: 'refused master keys', ...masterKey.errorsEvidence },
    { what: 'reasons of failed operations', ...operationReasons.evidence },
    { what: 'numbers in reasons', ...operationReasons.numbersEvidence },
    { what: 'reasons of protected backups', ...operationReasons.protectionEvidence },
    { what: 'scripts in reasons', ...operationReasons.scriptsEvidence },
    { what: 'show backup', ...showBackup.evidence },
    { what: 'show backup server', ...showBackup.serverEvidence },
    { what: 'refusals about backups', ...showBackup.errorsEvidence },
    { what: 'histories', ...showHistory.evidence },
    ...Object.entries(profiles).flatMap(([name, { evidence }]) =>
      Object.entries(evidence).map(([part, row]) => ({ what: `${name} ${part}`, ...row })),
    ),
  ]
}
