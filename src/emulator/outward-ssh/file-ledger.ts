import type { CommandContext } from '../../linux/index.ts'
import type { Recorder } from '../../journal/journal.ts'
import { nameOf } from '../../store/path.ts'
import type { TransferEvent } from '../../store/transfer-account.ts'
import { progressLine } from './progress-line.ts'

/** Journals the files that cross, and shows each on a terminal unless the user wants it quiet. */
export function fileLedger(
  record: Recorder,
  { screen, host }: CommandContext,
  isQuiet: boolean,
): (event: TransferEvent) => void {
  let sinceMs = host.clock.now()
  return (event) => {
    const { path, bytes, complete } = event
    if (event.type === 'file.sent') record('file.sent', { path, bytes, complete })
    else record('file.fetched', { path, bytes, complete, sha256: event.sha256 })
    const nowMs = host.clock.now()
    if (complete && screen && !isQuiet)
      screen.write(
        progressLine({ name: nameOf(path), bytes, tookMs: nowMs - sinceMs }, screen.columns()),
      )
    sinceMs = nowMs
  }
}
