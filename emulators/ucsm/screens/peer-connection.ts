import { assumed } from '../../../src/emulator/index.ts'

export const evidence = assumed(
  'What connect says when the other interconnect is down, or goes down, is not published: the words of ssh.',
)

/** What `connect` says when the other interconnect does not answer. */
export function peerIsDown(fabric: 'A' | 'B'): string {
  return `ssh: connect to fabric interconnect ${fabric} port 22: No route to host`
}

/** What is said when the other interconnect ends the connection. */
export function peerHasClosed(host: string): string {
  return `Connection to ${host} closed by remote host.`
}
