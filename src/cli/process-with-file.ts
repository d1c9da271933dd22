import { existsSync, readdirSync, readlinkSync, realpathSync } from 'node:fs'

/** The process that has a file open, as far as this user and this system can tell; only Linux does (proc(5), /proc/pid/fd). */
export function processWithFile(file: string): number | undefined {
  if (!existsSync(file) || !existsSync('/proc')) return undefined
  const place = realpathSync(file)
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const owner = processes.find((pid) => openFiles(pid).includes(place))
  return owner === undefined ? undefined : Number(owner)
}

/** What a process has open; nothing of one that has ended, or is another user's. */
function openFiles(pid: string): string[] {
  const folder = `/proc/${pid}/fd`
  return orNothing(() =>
    readdirSync(folder).flatMap((name) => orNothing(() => [readlinkSync(`${folder}/${name}`)])),
  )
}

function orNothing(read: () => string[]): string[] {
  try {
    return read()
  } catch {
    return []
  }
}
