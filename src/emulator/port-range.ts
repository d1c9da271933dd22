import { LabError } from '../errors/lab-error.ts'

const LAST_PORT = 65_535

/** Reads a range of ports such as `50000-50099` from an option of a cast. Throws `bad-port-range`. */
export function portRange(role: string, option: string, text: string): readonly [number, number] {
  const [, first, last] = /^(\d{1,5})-(\d{1,5})$/.exec(text) ?? []
  const range = [Number(first), Number(last)] as const
  if (!(range[0] > 0 && range[0] <= range[1] && range[1] <= LAST_PORT))
    throw new LabError('bad-port-range', { role, option, text })
  return range
}
