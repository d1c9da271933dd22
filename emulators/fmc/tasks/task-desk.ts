import type { Actor } from 'xstate'
import type { Clock } from '../../../src/emulator/index.ts'
import type { fmcMachine } from '../machines/fmc-machine.ts'
import type { StartedTask } from '../vocabulary.ts'

/** A task that somebody works on. */
export interface OpenTask {
  readonly tell: (text: string) => void
  readonly complete: (text: string) => void
  readonly fail: (text: string) => void
}

/** Where the manager's parts announce what they do. */
export interface TaskDesk {
  readonly begin: (task: Pick<StartedTask, 'group' | 'title' | 'text'>) => OpenTask
  /** Ends every task that runs, because the manager stops working. */
  readonly abandon: (text: string) => void
}

/** Opens the desk of a manager; its tasks are numbered from 1. */
export function createTaskDesk(appliance: Actor<typeof fmcMachine>, clock: Clock): TaskDesk {
  let lastId = 0
  const end = (id: number, state: 'completed' | 'failed', text: string) =>
    appliance.send({ type: 'task.ended', ending: { id, state, text, endedMs: clock.now() } })
  return {
    begin(task) {
      const id = ++lastId
      appliance.send({ type: 'task.started', task: { ...task, id, startedMs: clock.now() } })
      return {
        tell: (text) => appliance.send({ type: 'task.told', id, text }),
        complete: (text) => end(id, 'completed', text),
        fail: (text) => end(id, 'failed', text),
      }
    },
    abandon(text) {
      const { tasks } = appliance.getSnapshot().context
      for (const { id, state } of tasks) if (state === 'running') end(id, 'failed', text)
    },
  }
}
