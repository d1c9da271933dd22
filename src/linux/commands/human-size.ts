const UNITS = ['', 'K', 'M', 'G', 'T'] as const

/** Bytes as GNU's `-h` shows them: rounded up, one decimal below ten (`1.5K`, `68K`). */
export function humanSize(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1_024 && unit < UNITS.length - 1) {
    value /= 1_024
    unit++
  }
  if (unit === 0) return String(bytes)
  const tenths = Math.ceil(value * 10 - 1e-9)
  if (tenths < 100) return `${(tenths / 10).toFixed(1)}${UNITS[unit]}`
  const whole = Math.ceil(value - 1e-9)
  return whole >= 1_024 && unit < UNITS.length - 1
    ? `1.0${UNITS[unit + 1]}`
    : `${whole}${UNITS[unit]}`
}
