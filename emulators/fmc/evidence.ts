import { outwardSshEvidence, type Evidence, type EvidenceRow } from '../../src/emulator/index.ts'
import * as filesOverSsh from '../sftunnel/access/files-over-ssh.ts'
import * as sharedFolders from '../sftunnel/access/shared-folders.ts'
import * as sshClient from '../sftunnel/access/ssh-client.ts'
import { certificateEvidence } from '../sftunnel/certificates/evidence.ts'
import { copyCertsEvidence } from '../sftunnel/copy-certs/evidence.ts'
import * as dialect from '../sftunnel/clish/dialect.ts'
import { tunnelEvidence } from '../sftunnel/log/evidence.ts'
import * as ctime from '../sftunnel/screens/ctime.ts'
import * as frame from '../sftunnel/screens/frame.ts'
import * as loginText from '../sftunnel/screens/login-text.ts'
import * as serviceStatistics from '../sftunnel/screens/service-statistics.ts'
import * as showVersion from '../sftunnel/screens/show-version.ts'
import * as status from '../sftunnel/screens/status.ts'
import { shellEvidence } from '../sftunnel/shell/evidence.ts'
import * as authority from './authority/factory-authority.ts'
import * as enrol from './enrol.ts'
import * as deviceFolder from './files/device-folder.ts'
import * as factoryFiles from './files/factory-files.ts'
import * as clish from './grammar/clish.ts'
import { profiles } from './profiles.ts'
import { registrationEvidence } from './release/every-release.ts'
import * as health from './screens/health-texts.ts'
import * as lastLogin from './screens/last-login.ts'
import * as power from './screens/power.ts'
import * as renewal from './screens/renewal-texts.ts'
import * as tasks from './screens/task-texts.ts'
import * as updates from './screens/update-texts.ts'
import * as processes from './shell/processes.ts'
import * as hotfixes from './updates/hotfixes.ts'

/** What every screen, list and timing of the manager rests on. */
export function fmcEvidence(): EvidenceRow[] {
  return [
    { what: 'prompt', ...clish.evidence },
    { what: 'command errors and help', ...dialect.evidence },
    { what: 'text after the login', ...loginText.evidence },
    { what: 'last login', ...lastLogin.evidence },
    { what: 'titles and labels', ...frame.evidence },
    { what: 'times in status screens', ...ctime.evidence },
    { what: 'show version', ...showVersion.evidence },
    { what: 'show version, rules', ...showVersion.ruleSetEvidence },
    { what: 'reboot and shutdown', ...power.evidence },
    { what: 'sftunnel_status.pl', ...status.evidence },
    { what: 'sftunnel_status.pl, down', ...status.downEvidence },
    { what: 'sftunnel_status.pl, RPC', ...status.rpcEvidence },
    { what: 'sftunnel_status.pl, services', ...serviceStatistics.evidence },
    { what: 'sftunnel_status.pl, broadcast count', ...status.broadcastEvidence },
    { what: 'pmtool, other processes', ...processes.evidence },
    ...shellEvidence,
    { what: 'places of files', ...factoryFiles.evidence },
    { what: 'files over SSH', ...filesOverSsh.evidence },
    { what: 'folders that admin may write to', ...sharedFolders.evidence },
    { what: 'lists of the ssh client', ...sshClient.evidence },
    ...outwardSshEvidence,
    { what: 'sf-version', ...factoryFiles.versionEvidence },
    { what: 'folder of a device', ...deviceFolder.evidence },
    { what: 'ca_root', ...authority.evidence },
    { what: 'device certificates over SHA-1', ...enrol.digestEvidence },
    { what: 'tasks of a registration', ...tasks.registrationEvidence },
    { what: 'time of a registration', ...registrationEvidence },
    { what: 'devices that are not added', ...tasks.refusalEvidence },
    { what: 'tasks of a deployment', ...tasks.deploymentEvidence },
    { what: 'task for an expired InternalCA', ...tasks.certificateEvidence },
    { what: 'task for an InternalCA that expires soon', ...tasks.warningEvidence },
    { what: 'tasks that are interrupted', ...tasks.interruptedEvidence },
    { what: 'hotfixes for the renewal', ...hotfixes.evidence },
    { what: 'hotfixes, names of their files', ...hotfixes.nameEvidence },
    { what: 'first releases that need no hotfix', ...hotfixes.fixedEvidence },
    { what: 'tasks of an update', ...updates.taskEvidence },
    { what: 'updates that are refused', ...updates.refusalEvidence },
    { what: 'status.log of an update', ...updates.statusLogEvidence },
    { what: 'patch_history', ...updates.historyEvidence },
    { what: 'generate_certs.pl', ...renewal.evidence },
    { what: 'generate_certs.pl, other courses', ...renewal.silenceEvidence },
    { what: 'generate_certs.pl, its log', ...renewal.logEvidence },
    { what: 'generate_certs.pl on two managers', ...renewal.pairEvidence },
    ...copyCertsEvidence,
    { what: 'health alert for the InternalCA', ...health.certificateEvidence },
    { what: 'health alert for the InternalCA, wording', ...health.wordingEvidence },
    { what: 'health alert for a device', ...health.heartbeatEvidence },
    ...certificateEvidence,
    ...tunnelEvidence,
    ...Object.entries(profiles).flatMap(([name, { evidence, tunnel }]) => [
      ...partRows(name, evidence),
      ...partRows(`${name} tunnel`, tunnel.evidence),
    ]),
  ]
}

function partRows(name: string, evidence: Readonly<Record<string, Evidence>>): EvidenceRow[] {
  return Object.entries(evidence).map(([part, row]) => ({ what: `${name} ${part}`, ...row }))
}
