import { median, type Benchmark } from './benchmark.ts'
import { startOwn } from './child-program.ts'
import { inTemporaryFolder } from './temporary-folder.ts'

/** Events a second that statecharts take in: in a replay of every scenario, and when the scenarios are played. */
export const replay: Benchmark = {
  name: 'replay',
  run: (say) =>
    inTemporaryFolder(async (folder) => {
      say('every scenario')
      const { events, playedMs, replayedMs } = await startOwn('replay', [folder]).says<{
        events: number
        playedMs: number
        replayedMs: number[]
      }>()
      return [
        {
          what: `replay of ${events} events of every scenario`,
          unit: 'events/s',
          ours: (events * 1_000) / median(replayedMs),
          reference: (events * 1_000) / playedMs,
          referenceIs: 'played with sockets',
        },
      ]
    }),
}
