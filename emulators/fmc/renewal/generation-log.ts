import type { FileTree } from '../../../src/emulator/index.ts'
import { ifRoom } from '../../sftunnel/files/if-room.ts'
import type { Self } from '../../sftunnel/vocabulary.ts'
import { certificateDate } from '../screens/health-texts.ts'
import { GENERATION_LOG, logLines } from '../screens/renewal-texts.ts'
import type { PushFailure } from './push-certificates.ts'

/** What `generate_certs.pl` writes down of a run. */
export interface GenerationLog {
  readonly begun: (manager: Self) => void
  /** A new InternalCA is there, and certificates for these. */
  readonly made: (endMs: number, holders: readonly string[]) => void
  readonly pushed: (peer: string, missed: readonly PushFailure[]) => void
}

/** Keeps the log; a run is written behind the one before. */
export function keepGenerationLog(tree: FileTree, now: () => number): GenerationLog {
  function write(...texts: readonly string[]): void {
    const bytes = Buffer.from(logLines(now(), ...texts))
    ifRoom(() => tree.root.write(GENERATION_LOG, bytes, { append: true }))
  }

  return {
    begun: ({ name, uuid }) => write(`Generating certificates of ${name} (${uuid})`),
    made: (endMs, holders) =>
      write(
        `Generated ca_root, valid until ${certificateDate(endMs)}`,
        ...holders.map((name) => `Generated sftunnel certificate for ${name}`),
      ),
    pushed: (peer, missed) =>
      write(
        ...(missed.length > 0
          ? missed.map(({ from, to }) => `Failed to push ${from} to ${peer} as ${to}`)
          : [`Pushed certificates to ${peer}`]),
      ),
  }
}
