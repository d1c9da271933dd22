import { fromPromise, type PromiseActorLogic } from 'xstate'
import type { KronRun } from '../machines/srst-setup.ts'
import { logDate } from '../screens/lab-dates.ts'
import { facts, type Visit } from '../visit.ts'
import { runBlock } from './run-block.ts'

/** The work of the chart's `kron`: the block runs as an administrator, and its output goes to a log file. */
export function runningKron(administrator: () => Visit): PromiseActorLogic<void, KronRun> {
  return fromPromise(async ({ input: { key, name, commands } }) => {
    const visit = administrator()
    const startedMs = facts(visit).now()
    const { output, refused } = await runBlock(visit, commands)
    const title = `${logDate(startedMs)} kron schedule ${name}`
    visit.logs.write(`kron_${name}.log`, title, ...output.trimEnd().split('\n'))
    const result = refused === 0 ? 'Success' : 'Fail'
    visit.appliance.send({ type: 'kron.ended', key, result })
  })
}
