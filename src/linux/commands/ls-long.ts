import type { CommandContext } from '../command.ts'
import { formatDate } from '../time/format-date.ts'
import { DEVICE_NUMBERS } from '../tree/inode.ts'
import { humanSize } from './human-size.ts'
import { mark, visible, type ListedFile } from './listed-file.ts'
import { modeText } from './mode-text.ts'

/** How long lines are written. */
interface LongPlan {
  readonly flags: ReadonlySet<string>
  readonly context: CommandContext
}

/** `total` counts in blocks of 1024 bytes (GNU coreutils, "What information is listed"). */
const BLOCK_BYTES = 1_024
/** Half a Gregorian year: older files show their year and no time. */
const RECENT_MS = 31_556_952_000 / 2

/** The line above the files of a folder. */
export function totalLine(files: readonly ListedFile[], flags: ReadonlySet<string>): string {
  const bytes = files.reduce((sum, { facts }) => sum + facts.diskBytes, 0)
  return `total ${flags.has('h') ? humanSize(bytes) : bytes / BLOCK_BYTES}\n`
}

/** One line a file, with columns as wide as the widest entry. */
export function longListing(files: readonly ListedFile[], plan: LongPlan): string {
  const rows = files.map((file) => cellsOf(file, plan))
  const widths = (rows[0]?.cells ?? []).map((_cell, column) =>
    Math.max(...rows.map(({ cells }) => cells[column]!.text.length)),
  )
  return rows
    .map(({ cells, name }) => {
      const padded = cells.map(({ text, left }, column) =>
        left ? text.padEnd(widths[column]!) : text.padStart(widths[column]!),
      )
      return `${padded.join(' ')} ${name}\n`
    })
    .join('')
}

interface Cell {
  readonly text: string
  readonly left: boolean
}

const left = (text: string): Cell => ({ text, left: true })
const right = (text: string): Cell => ({ text, left: false })

function cellsOf({ name, facts }: ListedFile, { flags, context }: LongPlan) {
  const { accounts } = context.host
  const ids = flags.has('n')
  const owner = ids ? String(accounts.uidOf(facts.owner) ?? facts.owner) : facts.owner
  const group = ids ? String(accounts.gidOf(facts.group) ?? facts.group) : facts.group
  const cells = [
    ...(flags.has('i') ? [right(String(facts.ino))] : []),
    left(modeText(facts)),
    right(String(facts.links)),
    ...(flags.has('g') ? [] : [left(owner)]),
    ...(flags.has('o') ? [] : [left(group)]),
    right(sizeText({ name, facts }, flags)),
    left(timeText(facts.mtimeMs, context, flags)),
  ]
  const arrow = facts.target === undefined ? '' : ` -> ${facts.target}`
  const shown = visible(name, context.screen !== undefined)
  return { cells, name: `${shown}${arrow || mark(facts, flags)}` }
}

function sizeText({ facts }: ListedFile, flags: ReadonlySet<string>): string {
  if (facts.device) return DEVICE_NUMBERS[facts.device].join(', ')
  return flags.has('h') ? humanSize(facts.size) : String(facts.size)
}

function timeText(mtimeMs: number, { host }: CommandContext, flags: ReadonlySet<string>): string {
  const { timeZone } = host.facts
  if (flags.has('T')) return formatDate('%Y-%m-%d %H:%M:%S.%N %z', mtimeMs, timeZone)
  const ageMs = host.clock.now() - mtimeMs
  const isRecent = ageMs >= 0 && ageMs < RECENT_MS
  return formatDate(isRecent ? '%b %e %H:%M' : '%b %e  %Y', mtimeMs, timeZone)
}
