import type { Attributes } from 'ssh2'
import type { FileFacts, FileOwner } from '../../store/file-store.ts'

/** Letters of `ls -l` and bits of st_mode for what a name may be (inode(7)). */
const shapes = {
  directory: { letter: 'd', bits: 0o040000 },
  file: { letter: '-', bits: 0o100000 },
  link: { letter: 'l', bits: 0o120000 },
  device: { letter: 'c', bits: 0o020000 },
} as const

const HALF_A_YEAR_MS = (365 * 86_400_000) / 2
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** ATTRS of SFTP version 3 (draft-ietf-secsh-filexfer-02, section 5); times in seconds. */
export function attributesOf(facts: FileFacts, owner: FileOwner): Attributes {
  const { uid, gid } = facts.owner ?? owner
  const mode = facts.mode | shapeOf(facts).bits
  const seconds = Math.floor(facts.modifiedMs / 1000)
  return { mode, uid, gid, size: facts.sizeBytes, atime: seconds, mtime: seconds }
}

/**
 * The line of `ls -l` that SFTP carries with each name, column for column as ls_file of OpenSSH's
 * sftp-common.c prints it, in UTC. `nowMs` is lab time: within half a year the time of day is shown, else the year.
 */
export function longName(name: string, facts: FileFacts, usual: FileOwner, nowMs: number): string {
  const { owner = usual, nameCount = facts.kind === 'directory' ? 2 : 1 } = facts
  return [
    `${modeText(facts)} `,
    `${nameCount}`.padStart(3),
    (owner.user ?? `${owner.uid}`).padEnd(8),
    (owner.group ?? `${owner.gid}`).padEnd(8),
    `${facts.sizeBytes}`.padStart(8),
    dateText(facts.modifiedMs, nowMs),
    name,
  ].join(' ')
}

function modeText(facts: FileFacts): string {
  const bits = 'rwxrwxrwx'.replace(/./g, (letter, at: number) =>
    facts.mode & (0o400 >> at) ? letter : '-',
  )
  return shapeOf(facts).letter + withSpecialBits(bits, facts.mode)
}

/** Set-user-id, set-group-id and sticky stand in the place of an `x`, in capitals where none is (strmode(3)). */
function withSpecialBits(bits: string, mode: number): string {
  const letters = bits.split('')
  for (const [place, letter, bit] of SPECIAL_BITS)
    if (mode & bit) letters[place] = letters[place] === 'x' ? letter : letter.toUpperCase()
  return letters.join('')
}

const SPECIAL_BITS = [
  [2, 's', 0o4000],
  [5, 's', 0o2000],
  [8, 't', 0o1000],
] as const

function shapeOf({ kind, special }: FileFacts) {
  return shapes[special ?? kind]
}

function dateText(ms: number, nowMs: number): string {
  const date = new Date(ms)
  const day = `${MONTHS[date.getUTCMonth()]} ${`${date.getUTCDate()}`.padStart(2)}`
  const isRecent = nowMs >= ms && nowMs - ms < HALF_A_YEAR_MS
  return isRecent
    ? `${day} ${date.toISOString().slice(11, 16)}`
    : `${day}  ${date.getUTCFullYear()}`
}
