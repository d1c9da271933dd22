import { outwardSshEvidence, type Evidence, type EvidenceRow } from '../../src/emulator/index.ts'
import * as filesOverSsh from '../sftunnel/access/files-over-ssh.ts'
import * as sharedFolders from '../sftunnel/access/shared-folders.ts'
import * as sshClient from '../sftunnel/access/ssh-client.ts'
import { certificateEvidence } from '../sftunnel/certificates/evidence.ts'
import * as dialect from '../sftunnel/clish/dialect.ts'
import { tunnelEvidence } from '../sftunnel/log/evidence.ts'
import * as ctime from '../sftunnel/screens/ctime.ts'
import * as frame from '../sftunnel/screens/frame.ts'
import * as loginText from '../sftunnel/screens/login-text.ts'
import * as serviceStatistics from '../sftunnel/screens/service-statistics.ts'
import * as showVersion from '../sftunnel/screens/show-version.ts'
import * as status from '../sftunnel/screens/status.ts'
import * as statusBrief from '../sftunnel/screens/status-brief.ts'
import { shellEvidence } from '../sftunnel/shell/evidence.ts'
import * as factoryFiles from './files/factory-files.ts'
import * as peerFiles from './files/peer-files.ts'
import * as clish from './grammar/clish.ts'
import { models } from './models.ts'
import { profiles } from './profiles.ts'
import * as lastLogin from './screens/last-login.ts'
import * as managerChanges from './screens/manager-changes.ts'
import * as power from './screens/power.ts'
import * as registrations from './screens/registrations.ts'
import * as showNetwork from './screens/show-network.ts'
import * as sshAccess from './screens/ssh-access.ts'
import * as showTime from './screens/show-time.ts'
import * as processes from './shell/processes.ts'

/** What every screen, list and timing of the device rests on. */
export function ftdEvidence(): EvidenceRow[] {
  return [
    { what: 'prompt', ...clish.evidence },
    { what: 'command errors and help', ...dialect.evidence },
    { what: 'text after the login', ...loginText.evidence },
    { what: 'last login', ...lastLogin.evidence },
    { what: 'titles and labels', ...frame.evidence },
    { what: 'times in status screens', ...ctime.evidence },
    { what: 'show version', ...showVersion.evidence },
    { what: 'show version, rules', ...showVersion.ruleSetEvidence },
    { what: 'show managers', ...registrations.evidence },
    { what: 'show managers, several', ...registrations.severalEvidence },
    { what: 'show network', ...showNetwork.evidence },
    { what: 'configure network ipv4', ...showNetwork.changedEvidence },
    { what: 'configure network management-port', ...showNetwork.portEvidence },
    { what: 'configure ssh-access-list', ...sshAccess.evidence },
    { what: 'show ssh-access-list', ...sshAccess.tableEvidence },
    { what: 'show time', ...showTime.evidence },
    { what: 'configure manager add', ...managerChanges.addedEvidence },
    { what: 'registration keys', ...managerChanges.keyEvidence },
    { what: 'configure manager delete', ...managerChanges.deletedEvidence },
    { what: 'policies after configure manager delete', ...managerChanges.policyEvidence },
    { what: 'configure manager edit', ...managerChanges.editedEvidence },
    { what: 'refusals of configure manager', ...managerChanges.refusalEvidence },
    { what: 'reboot and shutdown', ...power.evidence },
    { what: 'notice of expert', ...power.noticeEvidence },
    { what: 'sftunnel-status-brief', ...statusBrief.evidence },
    { what: 'sftunnel-status-brief, other states', ...statusBrief.otherStatesEvidence },
    { what: 'sftunnel-status, sftunnel_status.pl', ...status.evidence },
    { what: 'sftunnel-status, down', ...status.downEvidence },
    { what: 'sftunnel-status, RPC', ...status.rpcEvidence },
    { what: 'sftunnel-status, services', ...serviceStatistics.evidence },
    { what: 'sftunnel-status, broadcast count', ...status.broadcastEvidence },
    { what: 'pmtool, other processes', ...processes.evidence },
    ...shellEvidence,
    { what: 'places of files', ...factoryFiles.evidence },
    { what: 'files over SSH', ...filesOverSsh.evidence },
    { what: 'folders that admin may write to', ...sharedFolders.evidence },
    { what: 'lists of the ssh client', ...sshClient.evidence },
    ...outwardSshEvidence,
    { what: 'folder of a manager', ...peerFiles.evidence },
    { what: 'folder of a manager, contents', ...peerFiles.contentEvidence },
    ...certificateEvidence,
    ...tunnelEvidence,
    ...Object.entries(models).map(([name, { evidence }]) => ({
      what: `model ${name}`,
      ...evidence,
    })),
    ...Object.entries(profiles).flatMap(([name, { evidence, tunnel }]) => [
      ...partRows(name, evidence),
      ...partRows(`${name} tunnel`, tunnel.evidence),
    ]),
  ]
}

function partRows(name: string, evidence: Readonly<Record<string, Evidence>>): EvidenceRow[] {
  return Object.entries(evidence).map(([part, row]) => ({ what: `${name} ${part}`, ...row }))
}
