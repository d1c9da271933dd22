import { InvalidArgumentError } from 'commander'
import type { PortPlan } from '../../lab/port-plan.ts'

const PORT_MAX = 65_535

/** Reads the option `--ports`: `free`, `standard`, or a range such as `2200-2219`. */
export function readPorts(text: string): PortPlan['ports'] {
  if (text === 'free' || text === 'standard') return text
  const [, first = 0, last = 0] = (/^(\d{1,5})-(\d{1,5})$/.exec(text) ?? []).map(Number)
  if (first >= 1 && first <= last && last <= PORT_MAX) return { first, last }
  throw new InvalidArgumentError('It is neither free nor standard nor a range such as 2200-2219.')
}
