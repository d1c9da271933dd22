import type { Actor } from 'xstate'
import { captured, type Entropy } from '../../../src/emulator/index.ts'
import type { ManagedProcess } from '../../sftunnel/shell/pmtool.ts'
import type { Sftunnel } from '../../sftunnel/vocabulary.ts'
import { PROGRAMS } from '../files/factory-files.ts'
import type { fmcMachine } from '../machines/fmc-machine.ts'

export const evidence = captured(
  'pmtool status on an FMC (dependencyhell.net): SFDataCorrelator and adi with their commands; they do nothing here.',
)

const FIRST_PID = 4_000
const PIDS = 30_000

/** The processes of a manager by the process manager's account. */
export function managerProcesses(
  appliance: Actor<typeof fmcMachine>,
  tunnel: Sftunnel,
  entropy: Entropy,
): ManagedProcess[] {
  return [
    {
      name: 'sftunnel',
      kind: 'system',
      command: `${PROGRAMS}/sftunnel -d -f /etc/sf/sftunnel.conf`,
      pid: () => tunnel.process()?.pid,
      isDisabled: () => appliance.getSnapshot().context.isTunnelDisabled,
      restart: () => appliance.send({ type: 'sftunnel.restarted' }),
      disable: () => appliance.send({ type: 'sftunnel.disabled' }),
      enable: () => appliance.send({ type: 'sftunnel.enabled' }),
    },
    idleProcess('SFDataCorrelator', `${PROGRAMS}/SFDataCorrelator --nodaemon`, entropy),
    idleProcess('adi', `${PROGRAMS}/adi`, entropy),
  ]
}

/** A process that can be restarted and disabled, and has nothing to do. */
function idleProcess(name: string, command: string, entropy: Entropy): ManagedProcess {
  const draw = entropy.fork(`process ${name}`)
  const nextPid = () => FIRST_PID + draw.integer(PIDS)
  let pid = nextPid()
  let isDisabled = false
  return {
    name,
    command,
    kind: 'normal',
    pid: () => (isDisabled ? undefined : pid),
    isDisabled: () => isDisabled,
    restart: () => void (pid = nextPid()),
    disable: () => void (isDisabled = true),
    enable() {
      if (isDisabled) pid = nextPid()
      isDisabled = false
    },
  }
}
