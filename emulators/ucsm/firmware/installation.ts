import { recalled } from '../../../src/emulator/index.ts'
import { idleFsm, type FsmStage, type ShownFsm } from '../screens/fsm-status.ts'

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

const FIRMWARE_SYSTEM_DN = 'sys/fw-system'

/** The FSM of an auto-install, in the terms of `show fsm status`. */
export function shownInstallation(installation: Installation | undefined): ShownFsm {
  if (!installation) return idleFsm(FIRMWARE_SYSTEM_DN)
  const { status, stampMs } = installation
  return {
    dn: FIRMWARE_SYSTEM_DN,
    current: 'Deploy',
    status,
    progress: status === 'success' ? 100 : 0,
    stages: deployStages(installation),
    ...(status !== 'inProgress' && { completedMs: stampMs }),
  }
}

/** All stages wait for the first until its activation begins. */
function deployStages({ status }: Installation): FsmStage[] {
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
