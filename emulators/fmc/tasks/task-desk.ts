import type { Actor } from 'xstate'
import type { Clock } from '../../../src/emulator/index.ts'
import type { fmcMachine } from '../machines/fmc-machine.ts'
import { runningTask } from './task-list.ts'
import type { StartedTask } from '../vocabulary.ts'

/** A task as somebody begins it. */
export interface BegunTask extends Pick<StartedTask, 'group' | 'title' | 'text'> {
  /** The task goes on while the manager is stopped, as that of an upgrade does. */
  readonly outlivesStop?: boolean
}

/** A task that somebody works on. */
export interface OpenTask {
  readonly tell: (text: string) => void
  readonly complete: (text: string) => void
  readonly fail: (text: string) => void
  /** False once it has ended, also when the manager has abandoned it. */
  readonly isOpen: () => boolean
}

/** Where the manager's parts announce what they do. */
export interface TaskDesk {
  readonly begin: (task: BegunTask) => OpenTask
  /** Ends the tasks that run and do not outlive it, because the manager stops working. */
  readonly abandon: (text: string) => void
}

/** Opens the desk of a manager; its tasks are numbered from 1. */
export function createTaskDesk(appliance: Actor<typeof fmcMachine>, clock: Clock): TaskDesk {
  const outliving = new Set<number>()
  let lastId = 0
  const tasks = () => appliance.getSnapshot().context.tasks
  const end = (id: number, state: 'completed' | 'failed', text: string) => {
    outliving.delete(id)
    appliance.send({ type: 'task.ended', ending: { id, state, text, endedMs: clock.now() } })
  }
  return {
    begin({ outlivesStop = false, ...task }) {
      const id = ++lastId
      if (outlivesStop) outliving.add(id)
      appliance.send({ type: 'task.started', task: { ...task, id, startedMs: clock.now() } })
      return {
        tell: (text) => appliance.send({ type: 'task.told', id, text }),
        complete: (text) => end(id, 'completed', text),
        fail: (text) => end(id, 'failed', text),
        isOpen: () => runningTask(tasks(), { id }) !== undefined,
      }
    },
    abandon(text) {
      for (const { id, state } of tasks())
        if (state === 'running' && !outliving.has(id)) end(id, 'failed', text)
    },
  }
}
