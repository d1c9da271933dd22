import { recalled } from '../../../src/emulator/index.ts'
import type { FsmStage } from '../screens/fsm-status.ts'

export const evidence = recalled(
  'Of the 28 stages of Deploy the guide 4.3 prints the first two and the last; the others and their order are remembered from the SDK.',
)

/** An auto-install of infrastructure firmware. */
export interface Installation {
  readonly to: string
  readonly status: 'inProgress' | 'success' | 'fail'
  /** When it began, or when it ended: lab time, milliseconds since 1970. */
  readonly stampMs: number
}

/** Stages that an interconnect which stands alone, and runs no service pack, passes over. */
const PASSED_OVER = /RemoteFI|ServicePack|DistributableNames|UserAck|ManagementExt/

const STAGES = [
  'WaitForDeploy',
  'ResolveDistributableNames',
  'ResolveDistributable',
  'ResolveImages',
  'ValidatePlatformPack',
  'DebundlePort',
  'PollDebundlePort',
  'ActivateUCSM',
  'PollActivateOfUCSM',
  'UpdateIOM',
  'PollUpdateOfIOM',
  'ActivateIOM',
  'PollActivateOfIOM',
  'FabEvacOnRemoteFI',
  'PollFabEvacOnRemoteFI',
  'ActivateRemoteFI',
  'PollActivateOfRemoteFI',
  'FabEvacOffRemoteFI',
  'PollFabEvacOffRemoteFI',
  'WaitForUserAck',
  'PollWaitForUserAck',
  'FailOverToRemoteFI',
  'PollFailOverToRemoteFI',
  'ActivateLocalFI',
  'PollActivateOfLocalFI',
  'ActivateManagementExt',
  'ActivateUCSMServicePack',
  'PollActivateOfUCSMServicePack',
]

/** The stages of an auto-install: all wait for the first until its activation begins. */
export function deployStages({ status }: Installation): FsmStage[] {
  return STAGES.map((stage, index) => ({
    name: `Deploy${stage}`,
    status: stageStatus(stage, index, status),
    attempt: 0,
  }))
}

function stageStatus(stage: string, index: number, status: Installation['status']): string {
  if (status === 'success') return PASSED_OVER.test(stage) ? 'skip' : 'success'
  if (index > 0) return 'pending'
  return status
}
