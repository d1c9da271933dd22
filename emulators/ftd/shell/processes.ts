import type { Actor } from 'xstate'
import { assumed, type Entropy } from '../../../src/emulator/index.ts'
import { idleProcess, sftunnelProcess } from '../../sftunnel/shell/managed-processes.ts'
import type { ManagedProcess } from '../../sftunnel/shell/pmtool.ts'
import type { Sftunnel } from '../../sftunnel/vocabulary.ts'
import type { ftdMachine } from '../machines/ftd-machine.ts'

export const evidence = assumed(
  'A few of the processes of an FTD besides sftunnel, which do nothing here.',
)

/** Where the device's own programs lie. */
export const PROGRAMS = '/ngfw/usr/local/sf/bin'

const IDLE = [
  { name: 'SFDataCorrelator', command: `${PROGRAMS}/SFDataCorrelator --nodaemon` },
  { name: 'adi', command: `${PROGRAMS}/adi` },
  { name: 'ngfwManager', command: `${PROGRAMS}/ngfwManager` },
  { name: 'snort-1', command: `${PROGRAMS}/snort --daq-mode inline`, kind: 'de,snort' },
]

/** The processes of a device by the process manager's account. */
export function deviceProcesses(
  appliance: Actor<typeof ftdMachine>,
  tunnel: Sftunnel,
  entropy: Entropy,
): ManagedProcess[] {
  const isDisabled = () => appliance.getSnapshot().context.isTunnelDisabled
  const tell = appliance.send.bind(appliance)
  return [
    sftunnelProcess({ tunnel, programs: PROGRAMS, isDisabled, tell }),
    ...IDLE.map((process) => idleProcess(process, entropy)),
  ]
}
