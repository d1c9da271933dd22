import { assumed, recalled, type LinuxCommand } from '../../../src/emulator/index.ts'
import { peerCalled, type TunnelEnd } from '../screens/tunnel-end.ts'
import { NOT_AVAILABLE, runMenu, type Conversation } from './menu.ts'
import type { ManagedProcess } from './pmtool.ts'
import { rootOnly } from './root-only.ts'

export const evidence = recalled('The menu of manage_procs.pl.')
export const questionEvidence = assumed(
  'What Restart Comm. channel asks and says; it restarts the whole process, whichever peer is named.',
)

/** What the menu works on. */
export interface ManageProcsPlan {
  readonly end: TunnelEnd
  readonly processes: readonly ManagedProcess[]
  readonly programs: string
}

const CHOICES = [
  ['1', 'Reconfigure Correlator'],
  ['2', 'Reconfigure and flush Correlator'],
  ['3', 'Restart Comm. channel'],
  ['4', 'Update routes'],
  ['5', 'Reset all routes'],
  ['6', 'Validate Network'],
] as const

/** `manage_procs.pl`: the menu whose third choice restarts the tunnels, which cannot come back when the InternalCA has expired. */
export function manageProcs({ end, processes, programs }: ManageProcsPlan): LinuxCommand {
  const restart = (name: string) => processes.find((one) => one.name === name)?.restart()
  async function choose(choice: string, conversation: Conversation): Promise<void> {
    if (choice === '3') return restartTunnels(end, conversation, () => restart('sftunnel'))
    if (choice === '1' || choice === '2') return restart('SFDataCorrelator')
    conversation.print(NOT_AVAILABLE)
  }
  return rootOnly({
    name: 'manage_procs.pl',
    path: `${programs}/manage_procs.pl`,
    run: (_args, context) =>
      runMenu({ title: 'Configuration Utility', choices: CHOICES, choose }, context),
  })
}

async function restartTunnels(
  end: TunnelEnd,
  { ask, print }: Conversation,
  restart: () => void,
): Promise<void> {
  const uuid = (await ask('Enter Peer UUID (0 for any): '))?.trim()
  if (uuid === undefined) return
  if (uuid !== '0' && !peerCalled(end, uuid)) return print(`Peer ${uuid} not found\n`)
  restart()
  print('Comm. channel restarted\n')
}
