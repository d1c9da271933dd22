import type { Attributes } from 'ssh2'
import type { FileFacts } from '../../store/file-store.ts'

/** Whom the files of a server belong to. */
export interface FileOwner {
  readonly uid: number
  readonly gid: number
  /** Shown in long listings; the numbers unless given. */
  readonly user?: string
  readonly group?: string
}

const DIRECTORY_BIT = 0o040000
const FILE_BIT = 0o100000
const HALF_A_YEAR_MS = (365 * 86_400_000) / 2
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** ATTRS of SFTP version 3 (draft-ietf-secsh-filexfer-02, section 5); times in seconds. */
export function attributesOf(facts: FileFacts, { uid, gid }: FileOwner): Attributes {
  const mode = facts.mode | (facts.kind === 'directory' ? DIRECTORY_BIT : FILE_BIT)
  const seconds = Math.floor(facts.modifiedMs / 1000)
  return { mode, uid, gid, size: facts.sizeBytes, atime: seconds, mtime: seconds }
}

/**
 * The line of `ls -l` that SFTP carries with each name, column for column as ls_file of OpenSSH's
 * sftp-common.c prints it, in UTC. `nowMs` is lab time: within half a year the time of day is shown, else the year.
 */
export function longName(name: string, facts: FileFacts, owner: FileOwner, nowMs: number): string {
  const links = facts.kind === 'directory' ? 2 : 1
  return [
    `${modeText(facts)} `,
    `${links}`.padStart(3),
    (owner.user ?? `${owner.uid}`).padEnd(8),
    (owner.group ?? `${owner.gid}`).padEnd(8),
    `${facts.sizeBytes}`.padStart(8),
    dateText(facts.modifiedMs, nowMs),
    name,
  ].join(' ')
}

function modeText({ kind, mode }: FileFacts): string {
  const bits = 'rwxrwxrwx'.replace(/./g, (letter, at: number) =>
    mode & (0o400 >> at) ? letter : '-',
  )
  return (kind === 'directory' ? 'd' : '-') + bits
}

function dateText(ms: number, nowMs: number): string {
  const date = new Date(ms)
  const day = `${MONTHS[date.getUTCMonth()]} ${`${date.getUTCDate()}`.padStart(2)}`
  const isRecent = nowMs >= ms && nowMs - ms < HALF_A_YEAR_MS
  return isRecent
    ? `${day} ${date.toISOString().slice(11, 16)}`
    : `${day}  ${date.getUTCFullYear()}`
}
