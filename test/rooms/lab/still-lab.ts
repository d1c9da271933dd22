import type { CastMember } from '../../../src/emulator/emulator.ts'
import { egressTo } from '../../../src/lab/egress.ts'
import { startLab, type LabPlan, type RunningLab } from '../../../src/lab/lab.ts'
import { loopbackPorts } from '../../../src/lab/port-plan.ts'

/** A lab on virtual time, on free ports of loopback, that may dial nothing outside itself. */
export function stillLab(
  cast: Readonly<Record<string, CastMember>>,
  plan: Partial<LabPlan> = {},
): Promise<RunningLab> {
  return startLab({
    name: 'test',
    seed: 'test',
    startMs: Date.parse('2019-09-11T10:00:00Z'),
    clock: 'virtual',
    ports: loopbackPorts,
    egress: egressTo([]),
    cast,
    ...plan,
  })
}
