import { captured, type CommandOutcome, type LinuxCommand } from '../../../src/emulator/index.ts'
import { peerCalled, type TunnelEnd } from '../screens/tunnel-end.ts'
import { rpcFailure, tunnelStatus } from '../screens/status.ts'
import type { PeerStatus } from '../vocabulary.ts'
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
    // The script warns between what it prints, so that all of it is one stream here.
    const polledTwice = (peer: PeerStatus) => [
      `peer ${peer.uuid} did not reply at ${path} line 309.`,
      `Retry rpc status poll at ${path} line 315.`,
      ...rpcFailure(peer),
      ...rpcFailure(peer),
    ]
    return { stdout: `${lead}${tunnelStatus(end, peers, polledTwice)}` }
  }
  return rootOnly({ name: 'sftunnel_status.pl', path, run })
}
