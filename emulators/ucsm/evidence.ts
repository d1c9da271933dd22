import type { EvidenceRow } from '../../src/emulator/index.ts'
import * as dialect from './grammar/dialect.ts'
import * as prompt from './grammar/prompt.ts'
import { platforms } from './platforms.ts'
import { profiles } from './profiles.ts'
import * as backupFsm from './screens/backup-fsm.ts'
import * as banner from './screens/nxos-banner.ts'
import * as objectErrors from './screens/object-errors.ts'
import * as pendingConfiguration from './screens/pending-configuration.ts'
import * as remoteError from './screens/remote-error.ts'
import * as showBackup from './screens/show-backup.ts'
import * as showFault from './screens/show-fault.ts'
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
    { what: 'show backup, show backup detail', ...showBackup.evidence },
    { what: 'show configuration pending', ...pendingConfiguration.evidence },
    { what: 'show fault', ...showFault.evidence },
    { what: 'show fault detail', ...showFault.detailEvidence },
    { what: 'fault line of a poller', ...showFault.pollerEvidence },
    { what: 'show version', ...showVersion.evidence },
    { what: 'remote errors of the backup FSM', ...remoteError.evidence },
    { what: 'tables', ...table.evidence },
    { what: 'enumeration values', ...wording.evidence },
    ...Object.entries(platforms).map(([name, { evidence }]) => ({
      what: `platform ${name}`,
      ...evidence,
    })),
    ...Object.entries(profiles).flatMap(([name, { evidence }]) =>
      Object.entries(evidence).map(([part, row]) => ({ what: `${name} ${part}`, ...row })),
    ),
  ]
}
