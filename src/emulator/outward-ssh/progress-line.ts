const UNITS = ' KMGT'
/** Columns behind the name of the file (progressmeter.c of OpenSSH, refresh_progress_meter). */
const FIXED_COLUMNS = 36

/** A file that has crossed, in so many milliseconds. */
export interface CrossedFile {
  readonly name: string
  readonly bytes: number
  readonly tookMs: number
}

/** The line that scp and sftp leave on a terminal of so many columns for a file that has crossed. */
export function progressLine({ name, bytes, tookMs }: CrossedFile, columns: number): string {
  const room = Math.max(0, columns - FIXED_COLUMNS)
  const seconds = Math.floor(tookMs / 1_000)
  const rate = seconds > 0 ? Math.floor(bytes / seconds) : bytes
  return `\r${name.slice(0, room).padEnd(room)} 100% ${sizeText(bytes)} ${rateText(rate)}/s ${timeText(seconds)}    \r\n`
}

function sizeText(bytes: number): string {
  let [left, unit] = [bytes, 0]
  for (; left >= 10_000 && UNITS[unit] !== 'T'; unit++) left = Math.floor((left + 512) / 1_024)
  return `${`${left}`.padStart(4)}${UNITS[unit]}${unit > 0 ? 'B' : ' '}`
}

/** At least in kilobytes, with one digit behind the point. */
function rateText(bytes: number): string {
  let [left, unit] = [bytes * 100, 0]
  for (; (unit === 0 || left >= 100_000) && UNITS[unit] !== 'T'; unit++)
    left = Math.floor((left + 512) / 1_024)
  const tenths = Math.floor((left + 5) / 10)
  return `${`${Math.floor(tenths / 10)}`.padStart(3)}.${tenths % 10}${UNITS[unit]}B`
}

function timeText(seconds: number): string {
  const two = (count: number) => `${count}`.padStart(2, '0')
  const minutes = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  const hours = Math.floor(seconds / 3_600)
  return hours > 0 ? `${hours}:${minutes}` : `  ${minutes}`
}
