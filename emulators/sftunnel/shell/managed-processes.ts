import type { Entropy } from '../../../src/emulator/index.ts'
import type { Sftunnel } from '../vocabulary.ts'
import type { ManagedProcess } from './pmtool.ts'

/** What the process manager needs to know of the appliance whose sftunnel it keeps. */
export interface SftunnelPlan {
  readonly tunnel: Sftunnel
  /** Where the appliance's own programs lie. */
  readonly programs: string
  readonly isDisabled: () => boolean
  readonly tell: (order: SftunnelOrder) => void
}

/** What charts are told about the sftunnel process. */
export interface SftunnelOrder {
  readonly type: 'sftunnel.restarted' | 'sftunnel.disabled' | 'sftunnel.enabled'
}

/** The sftunnel process as the process manager has it. */
export function sftunnelProcess(plan: SftunnelPlan): ManagedProcess {
  const { tunnel, programs, isDisabled, tell } = plan
  return {
    name: 'sftunnel',
    kind: 'system',
    command: `${programs}/sftunnel -d -f /etc/sf/sftunnel.conf`,
    pid: () => tunnel.process()?.pid,
    isDisabled,
    restart: () => tell({ type: 'sftunnel.restarted' }),
    disable: () => tell({ type: 'sftunnel.disabled' }),
    enable: () => tell({ type: 'sftunnel.enabled' }),
  }
}

const FIRST_PID = 4_000
const PIDS = 30_000

/** A process that can be restarted and disabled, and has nothing to do. */
export function idleProcess(
  { name, command, kind = 'normal' }: Pick<ManagedProcess, 'name' | 'command'> & { kind?: string },
  entropy: Entropy,
): ManagedProcess {
  const draw = entropy.fork(`process ${name}`)
  const nextPid = () => FIRST_PID + draw.integer(PIDS)
  let pid: number | undefined = nextPid()
  return {
    name,
    command,
    kind,
    pid: () => pid,
    isDisabled: () => pid === undefined,
    restart: () => (pid &&= nextPid()),
    disable: () => (pid = undefined),
    enable: () => (pid ??= nextPid()),
  }
}
