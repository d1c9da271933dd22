import { assumed } from '../../../src/emulator/index.ts'
import { tunnel74 } from '../../sftunnel/release/tunnel-profiles.ts'
import type { TunnelProfile } from '../../sftunnel/vocabulary.ts'

/** Releases from 7.4: TLS 1.3 with devices that speak it, TLS 1.2 with older ones that the manager still has. */
export const managerTunnel74: TunnelProfile = {
  ...tunnel74,
  tlsVersion: 'TLSv1.2,TLSv1.3',
  evidence: {
    ...tunnel74.evidence,
    tls: assumed(
      'A manager of 7.4 has devices of 7.0 as well, whose sftunnel.conf says TLSv1.2; that its own lists both versions is not published.',
    ),
  },
}

/** Releases from 7.6: certificates are asked for again after the handshake. */
export const managerTunnel76: TunnelProfile = { ...managerTunnel74, postHandshakeAuth: true }
