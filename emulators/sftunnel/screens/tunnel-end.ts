import type { PeerStatus, Self, Sftunnel } from '../vocabulary.ts'

/** An appliance at one end of tunnels, as its status screens see it. */
export interface TunnelEnd {
  readonly self: () => Self
  readonly tunnel: Sftunnel
  /** The management interface: `eth0`, `br1`, `management0`. */
  readonly interfaceName: () => string
  /** The appliance's own time at an instant of lab time; both in milliseconds since 1970. */
  readonly ownTime: (labMs: number) => number
}

/** What the screens call a peer: its address, or its name where only the other end dials. */
export function peerHost({ host, name }: PeerStatus): string {
  return host ?? name
}

/** The name under which screens show a peer. */
export function shownName({ displayName, name }: PeerStatus): string {
  return displayName ?? name
}

/** A peer by the address, the name or the UUID that somebody typed. */
export function peerCalled(
  { tunnel }: Pick<TunnelEnd, 'tunnel'>,
  typed: string,
): PeerStatus | undefined {
  return tunnel.peers().find(({ uuid, host, name }) => [uuid, host, name].includes(typed))
}
