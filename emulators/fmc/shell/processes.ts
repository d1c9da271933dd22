import type { Actor } from 'xstate'
import { captured, type Entropy } from '../../../src/emulator/index.ts'
import { idleProcess, sftunnelProcess } from '../../sftunnel/shell/managed-processes.ts'
import type { ManagedProcess } from '../../sftunnel/shell/pmtool.ts'
import type { Sftunnel } from '../../sftunnel/vocabulary.ts'
import { PROGRAMS } from '../files/factory-files.ts'
import type { fmcMachine } from '../machines/fmc-machine.ts'

export const evidence = captured(
  'pmtool status on an FMC (dependencyhell.net): SFDataCorrelator and adi with their commands; they do nothing here.',
)

/** The processes of a manager by the process manager's account. */
export function managerProcesses(
  appliance: Actor<typeof fmcMachine>,
  tunnel: Sftunnel,
  entropy: Entropy,
): ManagedProcess[] {
  const isDisabled = () => appliance.getSnapshot().context.isTunnelDisabled
  const tell = appliance.send.bind(appliance)
  return [
    sftunnelProcess({ tunnel, programs: PROGRAMS, isDisabled, tell }),
    idleProcess(
      { name: 'SFDataCorrelator', command: `${PROGRAMS}/SFDataCorrelator --nodaemon` },
      entropy,
    ),
    idleProcess({ name: 'adi', command: `${PROGRAMS}/adi` }, entropy),
  ]
}
