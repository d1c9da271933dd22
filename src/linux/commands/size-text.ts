const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 512,
  K: 1_024,
  k: 1_024,
  M: 1_048_576,
  G: 1_073_741_824,
  T: 1_099_511_627_776,
  kB: 1_000,
  KB: 1_000,
  MB: 1_000_000,
  GB: 1_000_000_000,
}

/** Bytes that a size such as `10`, `4K`, `1MB` or `0x10` stands for (GNU coreutils, block size). */
export function sizeOf(text: string): number | undefined {
  if (/^0x[\da-f]+$/i.test(text)) return Number(text)
  const [, count, unit = ''] = /^(\d+)([a-zA-Z]*?)(?:iB)?$/.exec(text) ?? []
  const scale = UNITS[unit]
  return count === undefined || scale === undefined ? undefined : Number(count) * scale
}
