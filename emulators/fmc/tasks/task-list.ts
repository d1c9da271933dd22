import type { StartedTask, Task, TaskEnding } from '../vocabulary.ts'

/** Tasks that are kept; the oldest that has ended goes first. */
const TASKS_MAX = 200

/** The list with a further task. */
export function withStarted(tasks: readonly Task[], task: StartedTask): readonly Task[] {
  const surplus =
    tasks.length >= TASKS_MAX ? tasks.find(({ state }) => state !== 'running') : undefined
  return [...tasks.filter((one) => one !== surplus), { ...task, state: 'running' }]
}

/** The list with another text for a task that runs. */
export function withText(tasks: readonly Task[], id: number, text: string): readonly Task[] {
  return tasks.map((task) =>
    task.id === id && task.state === 'running' ? { ...task, text } : task,
  )
}

/** The task with a number that still runs; undefined when it has ended already or was dismissed. */
export function runningTask(
  tasks: readonly Task[],
  { id }: Pick<TaskEnding, 'id'>,
): Task | undefined {
  return tasks.find((task) => task.id === id && task.state === 'running')
}

/** The list after a task has ended. */
export function withEnded(tasks: readonly Task[], ending: TaskEnding): readonly Task[] {
  return tasks.map((task) => (task.id === ending.id ? { ...task, ...ending } : task))
}
