import type { StoreEntry } from '../store/file-store.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const HALF_A_YEAR_MS = 182 * 86_400_000
const PERMISSIONS = ['r', 'w', 'x', 'r', 'w', 'x', 'r', 'w', 'x']

/** A line of LIST as `ls -l` draws it, which every client reads; times are UTC. */
export function listLine({ name, facts }: StoreEntry, nowMs: number): string {
  const { kind, mode, sizeBytes, modifiedMs } = facts
  const letters = PERMISSIONS.map((letter, at) => (mode & (0o400 >> at) ? letter : '-'))
  const shape = (kind === 'directory' ? 'd' : '-') + letters.join('')
  const size = String(sizeBytes).padStart(12)
  return `${shape}    1 ftp      ftp      ${size} ${listDate(modifiedMs, nowMs)} ${name}`
}

/** The facts of a file for MLST and MLSD (RFC 3659, 7). */
export function factsLine({ name, facts }: StoreEntry): string {
  const type = facts.kind === 'directory' ? 'dir' : 'file'
  const size = facts.kind === 'file' ? `size=${facts.sizeBytes};` : ''
  return `type=${type};${size}modify=${timeValue(facts.modifiedMs)}; ${name}`
}

/** A time as MDTM and the `modify` fact have it, in UTC (RFC 3659, 2.3). */
export function timeValue(instantMs: number): string {
  return new Date(instantMs).toISOString().replace(/[-:T]/g, '').slice(0, 14)
}

/** Recent times have the time of day, others the year, as ls(1) prints them. */
function listDate(instantMs: number, nowMs: number): string {
  const when = new Date(instantMs)
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${MONTHS[when.getUTCMonth()]} ${String(when.getUTCDate()).padStart(2)}`
  const isRecent = instantMs <= nowMs && nowMs - instantMs < HALF_A_YEAR_MS
  const rest = isRecent
    ? `${two(when.getUTCHours())}:${two(when.getUTCMinutes())}`
    : ` ${when.getUTCFullYear()}`
  return `${day} ${rest}`
}
