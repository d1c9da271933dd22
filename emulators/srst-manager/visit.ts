import type { Actor } from 'xstate'
import type { Surroundings } from '../../src/emulator/index.ts'
import type { ConfigurationEdit } from './configuration/statements.ts'
import type { SystemObject } from './data/system-objects.ts'
import type { LogBook } from './logs/log-book.ts'
import type { srstMachine } from './machines/srst-machine.ts'
import type { SrstContext } from './vocabulary.ts'

/** What the command line knows of its visitor. */
export interface Visit {
  readonly surroundings: Surroundings
  readonly appliance: Actor<typeof srstMachine>
  readonly logs: LogBook
  readonly user: string
  /** The lab address that the visitor comes from. */
  readonly from: string
  /** Lab time of the login, milliseconds since 1970. */
  readonly sinceMs: number
  /** Whether the prompt is `#` and not `>`. */
  isEnabled: boolean
  /** The key of the schedule that is open, as `backup-schedule A22`. */
  openSchedule: string
}

/** The machine as it is now. */
export function facts(visit: Visit): SrstContext {
  return visit.appliance.getSnapshot().context
}

/** Changes the running configuration. */
export function edit(visit: Visit, edits: readonly ConfigurationEdit[]): void {
  visit.appliance.send({ type: 'configuration.edited', edits })
}

/** Keeps an object: a new one, or one that has changed. */
export function keep(visit: Visit, object: SystemObject): void {
  visit.appliance.send({ type: 'object.kept', object })
}

/** Resolves when no backup or restore runs, and at once when none does. */
export function settled({ appliance }: Visit): Promise<void> {
  const isBusy = () => appliance.getSnapshot().hasTag('busy')
  if (!isBusy()) return Promise.resolve()
  return new Promise((resolve) => {
    const watch = appliance.subscribe({
      next() {
        if (isBusy()) return
        watch.unsubscribe()
        resolve()
      },
      complete: resolve,
    })
  })
}
