import { captured, type CommandOutcome, type LinuxCommand } from '../../../src/emulator/index.ts'
import { peerCalled, type TunnelEnd } from '../screens/tunnel-end.ts'
import { tunnelStatus } from '../screens/status.ts'
import { rootOnly } from './root-only.ts'

export const evidence = captured(
  'CSCwc69263 and Cisco document 225502: the first line of sftunnel_status.pl with a peer, and polls without an answer.',
)

/** `sftunnel_status.pl`: all tunnels, or that of one peer by its address, name or UUID. */
export function statusScript(end: TunnelEnd, programs: string): LinuxCommand {
  const path = `${programs}/sftunnel_status.pl`
  const run = ([typed]: readonly string[]): CommandOutcome => {
    const found = typed === undefined ? end.tunnel.peers() : [peerCalled(end, typed)]
    const peers = found.filter((peer) => peer !== undefined)
    if (typed !== undefined && peers.length === 0)
      return { stderr: `No peer ${typed} at ${path} line 45.\n`, exitCode: 1 }
    const lead = typed === undefined ? '' : `Check peer ${typed} at ${path} line 39.\n\n`
    const silent = peers.filter(({ channels }) => !channels.some(({ channel }) => channel === 'A'))
    const polls = silent.map(
      ({ uuid }) =>
        `peer ${uuid} did not reply at ${path} line 309.\nRetry rpc status poll at ${path} line 315.\n`,
    )
    return { stdout: `${lead}${tunnelStatus(end, peers)}`, stderr: polls.join('') }
  }
  return rootOnly({ name: 'sftunnel_status.pl', path, run })
}
