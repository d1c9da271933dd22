import type { EvidenceRow } from '../../src/emulator/index.ts'
import { nxosEvidence } from './nxos-evidence.ts'
import * as images from './firmware/images.ts'
import * as clusterState from './screens/cluster-state.ts'
import * as debugPlugin from './screens/debug-plugin.ts'
import * as localMgmt from './screens/local-mgmt.ts'
import * as peerConnection from './screens/peer-connection.ts'
import * as loginName from './users/login-name.ts'
import * as objectErrors from './screens/object-errors.ts'
import * as showConfiguration from './screens/show-configuration.ts'
import * as showFirmware from './screens/show-firmware.ts'
import * as showInterconnect from './screens/show-interconnect.ts'
import * as showLocalUser from './screens/show-local-user.ts'
import * as showOrg from './screens/show-org.ts'
import * as showServices from './screens/show-services.ts'
import * as showSystem from './screens/show-system.ts'
import * as showUserSession from './screens/show-user-session.ts'
import * as userErrors from './screens/user-errors.ts'
import { inventoryEvidence } from './inventory-evidence.ts'
import * as localUsers from './users/local-users.ts'

/** What users, sessions, services, firmware, the cluster, local management and NX-OS rest on. */
export function administrationEvidence(): EvidenceRow[] {
  return [
    { what: 'local users', ...localUsers.evidence },
    { what: 'domains of logins', ...loginName.evidence },
    { what: 'show local-user', ...showLocalUser.evidence },
    { what: 'refusals about users', ...userErrors.evidence },
    { what: 'show user-session local', ...showUserSession.evidence },
    { what: 'limit of sessions', ...showUserSession.limitEvidence },
    { what: 'show shell-session-limits, show cimcwebsvc', ...showServices.evidence },
    { what: 'show ntp-server, show dns, other services', ...showServices.serverEvidence },
    { what: 'show configuration', ...showConfiguration.evidence },
    { what: 'show image, show package, install infra', ...showFirmware.evidence },
    { what: 'firmware packages and images', ...images.evidence },
    { what: 'activate firmware', ...showFirmware.activationEvidence },
    { what: 'unknown firmware versions', ...showFirmware.refusalEvidence },
    { what: 'show fabric-interconnect', ...showInterconnect.evidence },
    { what: 'show cluster state', ...clusterState.evidence },
    { what: 'cluster lead', ...clusterState.leadEvidence },
    { what: 'changes on the subordinate', ...objectErrors.subordinateEvidence },
    { what: 'show system', ...showSystem.evidence },
    { what: 'show clock, show timezone, show cli history', ...showSystem.clockEvidence },
    { what: 'show org, show service-profile', ...showOrg.evidence },
    { what: 'reboot, erase configuration', ...localMgmt.evidence },
    { what: 'files and ping of local management', ...localMgmt.fileEvidence },
    { what: 'copy of local management', ...localMgmt.copyEvidence },
    { what: 'load-debug-plugin', ...debugPlugin.evidence },
    { what: 'load-debug-plugin on a 6454', ...debugPlugin.refusalEvidence },
    { what: 'FIPS mode and its commands', ...debugPlugin.fipsEvidence },
    { what: 'connecting to the other interconnect', ...peerConnection.evidence },
    ...nxosEvidence(),
    ...inventoryEvidence(),
  ]
}
