import type { TlsClientSheet } from '../../../src/emulator/index.ts'
import type { TunnelParts } from './tunnel-parts.ts'

/** A verifier that judges at the appliance's own time, which is lab time and what its clock is wrong by. */
export function applianceTime(
  { plan }: Pick<TunnelParts, 'plan'>,
  verify: TlsClientSheet['verify'],
): TlsClientSheet['verify'] {
  return (presented) => verify(presented, plan.now())
}
