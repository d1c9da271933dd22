import type { LinuxCommand } from '../../../src/emulator/index.ts'
import type { TunnelEnd } from '../screens/tunnel-end.ts'
import type { CertificateDesk } from './certificate-desk.ts'
import { certificateOneLiner } from './certificate-one-liner.ts'
import { highAvailabilityMenus } from './high-availability-menus.ts'
import { manageProcs } from './manage-procs.ts'
import { netstatProgram } from './netstat.ts'
import { omniQuery } from './omni-query.ts'
import { peerDatabase } from './peer-database.ts'
import { pmtool, type ManagedProcess } from './pmtool.ts'
import { revocationScript } from './revocation-script.ts'
import { rootOnly } from './root-only.ts'
import { statusScript } from './status-script.ts'

/** What the programs that concern the tunnel work on. */
export interface TunnelProgramPlan {
  readonly end: TunnelEnd
  readonly processes: readonly ManagedProcess[]
  /** Where the appliance's own programs lie: `/usr/local/sf/bin` or `/ngfw/usr/local/sf/bin`. */
  readonly programs: string
  /** Absent on an appliance that issues nothing; its programs are then absent, too. */
  readonly desk?: CertificateDesk
}

/** The programs of the expert shell for tunnels, peers and processes. */
export function tunnelPrograms(plan: TunnelProgramPlan): LinuxCommand[] {
  const { end, processes, programs, desk } = plan
  return [
    rootOnly({
      name: 'pmtool',
      path: '/usr/local/sf/bin/pmtool',
      run(args) {
        const { text, exitCode } = pmtool(processes, args)
        return exitCode === 0 ? { stdout: text } : { stderr: text, exitCode }
      },
    }),
    statusScript(end, programs),
    netstatProgram(end),
    manageProcs({ end, processes, programs }),
    omniQuery(peerDatabase(end, desk), programs),
    ...(end.self().side === 'fmc' ? highAvailabilityMenus(end, programs) : []),
    ...(desk ? [revocationScript(desk, programs), certificateOneLiner(desk)] : []),
  ]
}
