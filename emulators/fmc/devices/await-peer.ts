import type { Clock } from '../../../src/emulator/index.ts'
import type { Sftunnel } from '../../sftunnel/vocabulary.ts'

/** Resolves true as soon as a change of some peer has made `reached` true, false after `limitMs` of lab time. */
export function awaitPeer(
  { tunnel, clock }: { readonly tunnel: Sftunnel; readonly clock: Clock },
  reached: () => boolean,
  limitMs: number,
): Promise<boolean> {
  if (reached()) return Promise.resolve(true)
  return new Promise((resolve) => {
    const settle = (isReached: boolean) => {
      clock.clearTimeout(timer)
      stop()
      resolve(isReached)
    }
    const timer = clock.setTimeout(() => settle(false), limitMs)
    const stop = tunnel.watch(() => {
      if (reached()) settle(true)
    })
  })
}
