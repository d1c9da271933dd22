import { median, type Benchmark } from './benchmark.ts'
import { startOwn } from './child-program.ts'
import { inTemporaryFolder } from './temporary-folder.ts'

/** Real time of one run of a scenario, in a process that has run it before. */
export const scenarioRun: Benchmark = {
  name: 'scenario-run',
  run: (say) =>
    inTemporaryFolder(async (folder) => {
      say('ucsm/backup-blocked-after-4-0-2a')
      const { played, started } = await startOwn('play', [folder]).says<{
        played: number[]
        started: number[]
      }>()
      return [
        {
          what: 'run of ucsm/backup-blocked-after-4-0-2a',
          unit: 'ms',
          ours: median(played),
          reference: median(started),
          referenceIs: 'start and stop of its cast',
        },
      ]
    }),
}
