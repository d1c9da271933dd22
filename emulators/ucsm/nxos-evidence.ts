import type { EvidenceRow } from '../../src/emulator/index.ts'
import * as shell from './screens/nxos/evidence.ts'
import * as interfaces from './screens/nxos/interface.ts'
import * as interfaceTables from './screens/nxos/interface-tables.ts'
import * as neighbors from './screens/nxos/neighbors.ts'
import * as runningConfig from './screens/nxos/running-config.ts'
import * as settings from './screens/nxos/settings.ts'
import * as ssh from './screens/nxos/ssh.ts'
import * as version from './screens/nxos/version.ts'
import * as vlan from './screens/nxos/vlan.ts'

/** What the shell of NX-OS rests on. */
export function nxosEvidence(): EvidenceRow[] {
  return [
    { what: 'prompt and errors of NX-OS', ...shell.promptEvidence },
    { what: 'ports of NX-OS', ...shell.portEvidence },
    { what: 'show ssh, push and pop of NX-OS', ...shell.keywordEvidence },
    { what: 'show version, show inventory', ...version.evidence },
    { what: 'show interface', ...interfaces.evidence },
    { what: 'tables of interfaces', ...interfaceTables.evidence },
    { what: 'show vlan', ...vlan.evidence },
    { what: 'neighbours and logins to the fabric', ...neighbors.evidence },
    { what: 'show ssh, show users', ...ssh.evidence },
    { what: 'show feature, show logging', ...settings.evidence },
    { what: 'show running-config', ...runningConfig.evidence },
  ]
}
