import type { EvidenceRow } from '../../src/emulator/index.ts'
import * as standingPolicies from './configuration/standing-policies.ts'
import * as imageDownload from './downloads/image-download.ts'
import * as equipment from './equipment/equipment.ts'
import * as installation from './firmware/installation.ts'
import * as endpointShells from './screens/endpoint-shells.ts'
import * as fsmStatus from './screens/fsm-status.ts'
import * as interconnectParts from './screens/interconnect-parts.ts'
import * as showChassis from './screens/show-chassis.ts'
import * as showDownloadTask from './screens/show-download-task.ts'
import * as showInstalledFirmware from './screens/show-installed-firmware.ts'
import * as showMacPool from './screens/show-mac-pool.ts'
import * as showStandingPolicies from './screens/show-standing-policies.ts'

/** What equipment, firmware of parts, downloads, pools and standing policies rest on. */
export function inventoryEvidence(): EvidenceRow[] {
  return [
    { what: 'chassis, servers and adapters of the lab', ...equipment.evidence },
    { what: 'show chassis', ...showChassis.evidence },
    { what: 'parts of show fabric-interconnect', ...interconnectParts.evidence },
    { what: 'show firmware', ...showInstalledFirmware.evidence },
    { what: 'FSM of firmware downloads', ...imageDownload.evidence },
    { what: 'show download-task', ...showDownloadTask.evidence },
    { what: 'show download-task detail', ...showDownloadTask.detailEvidence },
    { what: 'show fsm status expand', ...fsmStatus.evidence },
    { what: 'stages of an auto-install', ...installation.evidence },
    { what: 'policies of the first setup', ...standingPolicies.evidence },
    { what: 'screens of those policies', ...showStandingPolicies.evidence },
    { what: 'show mac-pool', ...showMacPool.evidence },
    { what: 'connect adapter', ...endpointShells.adapterEvidence },
    { what: 'connect iom', ...endpointShells.iomEvidence },
  ]
}
