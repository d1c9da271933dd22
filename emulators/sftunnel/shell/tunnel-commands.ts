import type { CommandContext, LinuxCommand } from '../../../src/emulator/index.ts'
import { peerCalled, type TunnelEnd } from '../screens/tunnel-end.ts'
import { tunnelStatus } from '../screens/status.ts'
import { netstat } from './netstat.ts'
import { pmtool, type ManagedProcess } from './pmtool.ts'

/** What the commands of the expert shell that concern the tunnel work on. */
export interface TunnelCommandPlan {
  readonly end: TunnelEnd
  readonly processes: readonly ManagedProcess[]
  /** Where the appliance's own programs lie: `/usr/local/sf/bin` or `/ngfw/usr/local/sf/bin`. */
  readonly programs: string
}

/** `pmtool`, `sftunnel_status.pl` and `netstat`, as both ends have them. */
export function tunnelCommands(plan: TunnelCommandPlan): LinuxCommand[] {
  const { end, processes, programs } = plan
  return [
    {
      name: 'pmtool',
      path: '/usr/local/sf/bin/pmtool',
      run(args, context) {
        if (!isRoot(context)) return notRoot('pmtool')
        const { text, exitCode } = pmtool(processes, args)
        return exitCode === 0 ? { stdout: text } : { stderr: text, exitCode }
      },
    },
    {
      name: 'sftunnel_status.pl',
      path: `${programs}/sftunnel_status.pl`,
      run: (args, context) =>
        isRoot(context) ? statusScript(plan, args) : notRoot('sftunnel_status.pl'),
    },
    { name: 'netstat', path: '/bin/netstat', run: (args) => ({ stdout: netstat(end, args) }) },
  ]
}

function statusScript({ end, programs }: TunnelCommandPlan, [typed]: readonly string[]) {
  const found = typed === undefined ? end.tunnel.peers() : [peerCalled(end, typed)]
  const peers = found.filter((peer) => peer !== undefined)
  const script = `${programs}/sftunnel_status.pl`
  if (typed !== undefined && peers.length === 0)
    return { stderr: `No peer ${typed} at ${script} line 45.\n`, exitCode: 1 }
  const lead = typed === undefined ? '' : `Check peer ${typed} at ${script} line 39.\n\n`
  const failed = peers.filter(({ channels }) => channels.length === 0)
  const stderr = failed
    .map(
      ({ uuid }) =>
        `peer ${uuid} did not reply at ${script} line 309.\nRetry rpc status poll at ${script} line 315.\n`,
    )
    .join('')
  return { stdout: `${lead}${tunnelStatus(end, peers)}`, stderr }
}

function isRoot({ account }: CommandContext): boolean {
  return account.name === 'root'
}

function notRoot(name: string) {
  return { stderr: `${name}: you must be root\n`, exitCode: 1 }
}
