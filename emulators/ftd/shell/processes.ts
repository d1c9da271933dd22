import type { Actor } from 'xstate'
import { assumed, type Entropy } from '../../../src/emulator/index.ts'
import type { ManagedProcess } from '../../sftunnel/shell/pmtool.ts'
import type { Sftunnel } from '../../sftunnel/vocabulary.ts'
import type { ftdMachine } from '../machines/ftd-machine.ts'

export const evidence = assumed(
  'A few of the processes of an FTD besides sftunnel, which do nothing here.',
)

const PROGRAMS = '/ngfw/usr/local/sf/bin'
const FIRST_PID = 4_000
const PIDS = 30_000

/** The processes of a device by the process manager's account. */
export function deviceProcesses(
  appliance: Actor<typeof ftdMachine>,
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
    idleProcess('ngfwManager', `${PROGRAMS}/ngfwManager`, entropy),
  ]
}

/** A process that can be restarted and disabled, and has nothing to do. */
function idleProcess(name: string, command: string, entropy: Entropy): ManagedProcess {
  const draw = entropy.fork(`process ${name}`)
  const nextPid = () => FIRST_PID + draw.integer(PIDS)
  let pid: number | undefined = nextPid()
  return {
    name,
    command,
    kind: 'normal',
    pid: () => pid,
    isDisabled: () => pid === undefined,
    restart: () => (pid &&= nextPid()),
    disable: () => (pid = undefined),
    enable: () => (pid ??= nextPid()),
  }
}
