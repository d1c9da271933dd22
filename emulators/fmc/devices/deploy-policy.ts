import type { Clock, Recorder } from '../../../src/emulator/index.ts'
import type { Sftunnel } from '../../sftunnel/vocabulary.ts'
import { deploymentTexts } from '../screens/task-texts.ts'
import type { TaskDesk } from '../tasks/task-desk.ts'
import type { ManagedDevice } from './device-table.ts'

/** What a deployment takes. */
export interface DeployPlan {
  readonly clock: Clock
  readonly tunnel: Sftunnel
  readonly desk: TaskDesk
  readonly record: Recorder
  /** Lab milliseconds from the order until the device is told. */
  readonly collectMs: () => number
}

/** Brings the policies of a manager to a device; true when the device has applied them. */
export type DeployPolicy = (device: ManagedDevice) => Promise<boolean>

/** Makes what deploys; policies are numbered from 1. */
export function createDeployment(plan: DeployPlan): DeployPolicy {
  const { clock, tunnel, desk, record, collectMs } = plan
  let revision = 0
  return async ({ name, uuid }) => {
    const deployed = ++revision
    const task = desk.begin({
      group: deploymentTexts.group,
      title: deploymentTexts.title(name),
      text: deploymentTexts.begun(name),
    })
    await passed(clock, collectMs())
    const question = { order: 'deploy', revision: deployed }
    const answer = await tunnel.ask(uuid, 'CSM_CCM service', question)
    const isApplied = answer?.applied === deployed
    if (isApplied) {
      record('deployment.succeeded', { device: name, revision: deployed })
      task.complete(deploymentTexts.done(name))
    } else {
      record('deployment.failed', { device: name, revision: deployed })
      task.fail(deploymentTexts.unreachable(name))
    }
    return isApplied
  }
}

function passed(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.setTimeout(resolve, ms)
  })
}
