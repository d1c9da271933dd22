import { LabError } from '../errors/lab-error.ts'

/** The number of one of an appliance's tasks, as somebody has written it. Throws `unknown-task`. */
export function taskCalled(appliance: string, called: string, known: readonly number[]): number {
  const id = known.find((one) => String(one) === called)
  if (id === undefined) throw new LabError('unknown-task', { appliance, task: called, known })
  return id
}
