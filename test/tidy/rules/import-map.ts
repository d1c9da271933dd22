import type { Offence, Rule } from '../offence.ts'
import { importsOf, type Import } from './imports.ts'

/** Which rooms of `src` each room may import, as ARCHITECTURE.md says. */
export type ImportMap = ReadonlyMap<string, readonly string[]>

/** Reads the table `| room | may import |` out of the architecture page. */
export function readImportMap(page: string): ImportMap {
  const [, table = ''] =
    /^\| room \| may import \|\n\| *-+ *\| *-+ *\|\n((?:\|.*\|\n?)*)/m.exec(page) ?? []
  const rows = table.matchAll(/^\| *([a-z-]+) *\|([a-z, -]*)\|$/gm)
  return new Map(
    [...rows].map(([, room, allowed]) => [
      room!,
      allowed!
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    ]),
  )
}

/** Rooms that lead back to themselves through the map: it would be no direction any more. */
export function roomsInCircles(map: ImportMap): string[] {
  const reaches = (from: string, goal: string, seen: Set<string>): boolean =>
    (map.get(from) ?? []).some((next) => {
      if (next === goal) return true
      if (seen.has(next)) return false
      return reaches(next, goal, seen.add(next))
    })
  return [...map.keys()].filter((room) => reaches(room, room, new Set()))
}

/** A file of `src` imports only its own room and the rooms that the map allows it. */
export function straysFromMap(map: ImportMap): Rule {
  return (file) => {
    const room = roomOf(file.path)
    if (file.path.startsWith('src/') && room === undefined)
      return [{ path: file.path, line: 1, says: 'no room: move this file into a folder of src.' }]
    if (room === undefined) return []
    return importsOf(file).flatMap((imported) => strayFrom(file.path, room, imported, map))
  }
}

function strayFrom(path: string, room: string, imported: Import, map: ImportMap): Offence[] {
  const { specifier, line } = imported
  if (/^fieldfault(\/|$)/.test(specifier))
    return [{ path, line, says: `${specifier} is for other people: import by relative path.` }]
  if (imported.path === undefined) return []
  const target = roomOf(imported.path)
  const allowed = map.get(room) ?? []
  if (target === room || (target !== undefined && allowed.includes(target))) return []
  if (room === 'cli' && imported.path === 'emulators/index.ts') return []
  const may = allowed.join(', ') || 'no other room'
  return [{ path, line, says: `${room} may not import ${imported.path}; it may import: ${may}.` }]
}

function roomOf(path: string): string | undefined {
  return /^src\/([^/]+)\/./.exec(path)?.[1]
}
