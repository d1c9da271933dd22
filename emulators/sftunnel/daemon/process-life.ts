import { startChart } from '../../../src/emulator/index.ts'
import { sftunnelMachine } from '../machines/sftunnel-machine.ts'
import type { Sftunnel, StopReason } from '../vocabulary.ts'
import { keepHeartbeats } from './heartbeats.ts'
import type { PeerTable } from './peer-table.ts'
import type { Relations } from './relations.ts'
import { startProcess, type RunningProcess } from './running-process.ts'
import type { TunnelDoors } from './tunnel-doors.ts'
import type { TunnelParts } from './tunnel-parts.ts'

/** What starts and ends with the process. */
export interface ProcessLifePlan {
  readonly relations: Relations
  readonly table: PeerTable
  readonly doors: TunnelDoors
  /** Told of the process that runs from now on, and of its end. */
  readonly became: (running: RunningProcess | undefined) => void
}

/** Makes the life of the process; it does not run yet. */
export function createProcessLife(
  parts: TunnelParts,
  { relations, table, doors, became }: ProcessLifePlan,
): Pick<Sftunnel, 'start' | 'stop' | 'isRunning' | 'process'> {
  const { surroundings, plan, process } = parts
  const actor = startChart(surroundings, sftunnelMachine, { stream: 'sftunnel', input: undefined })
  let stopHeartbeats = () => {}
  let starts = 0

  function start(): void {
    if (process()) return
    const running = startProcess(surroundings, plan, ++starts)
    const { pid, startedMs } = running
    became(running)
    actor.send({ type: 'process.started', pid, startedMs })
    doors.open(running.port)
    stopHeartbeats = keepHeartbeats(parts, relations, running)
    table.takeUp(running)
  }

  function stop(why: StopReason): void {
    if (!process()) return
    stopHeartbeats()
    const ended = table.putDown(why)
    became(undefined)
    actor.send({ type: 'process.stopped', why })
    // Without power nobody says anything any more: callers run into a wire that is cut, not into a closed port.
    if (why !== 'power loss') void shutAfter(ended, why)
  }

  /** Connections say goodbye before the door would reset them. */
  async function shutAfter(ended: Promise<void>, why: StopReason): Promise<void> {
    await ended
    if (!process()) doors.shut(why)
  }

  return {
    start,
    stop,
    isRunning: () => process() !== undefined,
    process() {
      const running = process()
      return running && { pid: running.pid, startedMs: running.startedMs, port: running.port }
    },
  }
}
