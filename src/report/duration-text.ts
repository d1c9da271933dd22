const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const

/** Milliseconds for a reader: `812 ms`, `4.2 s`, `3 min 4 s`, `3651 d 2 h`; at most two units. */
export function durationText(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${Number((ms / 1_000).toFixed(1))} s`
  let rest = ms
  const parts = UNITS.flatMap(([unit, unitMs]) => {
    const count = Math.floor(rest / unitMs)
    rest -= count * unitMs
    return count > 0 ? [`${count} ${unit}`] : []
  })
  return parts.slice(0, 2).join(' ')
}

/** What a step took: `54 s of lab time in 34 ms`. */
export function stepTimes({ labMs, realMs }: { labMs: number; realMs: number }): string {
  return `${durationText(labMs)} of lab time in ${durationText(realMs)}`
}
