import type { Certificate, FileTree } from '../../../src/emulator/index.ts'
import type { InternalCaGeneration } from '../../sftunnel/certificates/internal-ca.ts'
import { readText } from '../../sftunnel/files/load-files.ts'
import { CA_CERTIFICATE, internalCaIn } from './ca-folder.ts'

/** Days before its end from which an InternalCA is warned of (Cisco document 222464). */
const WARNING_DAYS = 90
const DAY_MS = 86_400_000

/** How an InternalCA stands at an instant. */
export type CaStanding = 'good' | 'expiring' | 'expired'

/** The end of the InternalCA that lies in the folder, looked up anew whenever the file is another one. */
export interface CaExpiry {
  /** Milliseconds of the manager's own time; undefined when the file cannot be read. */
  readonly endMs: () => number | undefined
  /** Whether it is the factory's or a renewed one; undefined when the file cannot be read. */
  readonly generation: () => InternalCaGeneration | undefined
  readonly standingAt: (atMs: number) => CaStanding
  /** Instants at which the standing changes, in the manager's own time. */
  readonly turningPointsMs: () => readonly number[]
}

/** Watches the InternalCA of a manager. */
export function caExpiry(tree: FileTree): CaExpiry {
  let text: string | undefined
  let authority: Certificate | undefined
  function current(): Certificate | undefined {
    const now = readText(tree, CA_CERTIFICATE)
    if (now !== text) {
      text = now
      authority = internalCaIn(tree)
    }
    return authority
  }
  const endMs = () => current()?.notAfterMs
  function turningPointsMs(): readonly number[] {
    const known = endMs()
    // A certificate is good in the second of its end, too (RFC 5280, section 4.1.2.5).
    return known === undefined ? [] : [known - WARNING_DAYS * DAY_MS, known + 1]
  }
  return {
    endMs,
    generation() {
      const known = current()
      return known && (known.version === 1 ? 'regenerated' : 'factory')
    },
    turningPointsMs,
    standingAt(atMs) {
      const [warnMs = Number.POSITIVE_INFINITY, overMs = warnMs] = turningPointsMs()
      if (atMs >= overMs) return 'expired'
      return atMs >= warnMs ? 'expiring' : 'good'
    },
  }
}
