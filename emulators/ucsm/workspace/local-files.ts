/** The places of local management in which files may be kept. */
const VOLUMES = ['workspace', 'volatile'] as const
export type Volume = (typeof VOLUMES)[number]

/** A file of local management. */
export interface LocalFile {
  readonly bytes: Uint8Array
  /** Lab time, milliseconds since 1970. */
  readonly modifiedMs: number
}

/** Where a file or directory is: `workspace:/diagnostics/log` has the path `diagnostics/log`. */
export interface LocalPlace {
  readonly volume: Volume
  readonly path: string
}

/** The files that an interconnect keeps for its operators. */
export interface LocalFiles {
  readonly get: (place: LocalPlace) => LocalFile | undefined
  /** False when there is no room. */
  readonly put: (place: LocalPlace, bytes: Uint8Array) => boolean
  readonly remove: (place: LocalPlace) => boolean
  readonly isDirectory: (place: LocalPlace) => boolean
  readonly makeDirectory: (place: LocalPlace) => void
  /** What lies directly in a directory, by name; directories end in a slash and have no file. */
  readonly list: (place: LocalPlace) => readonly (readonly [name: string, file?: LocalFile])[]
  readonly usedBytes: () => number
  /** What a reboot leaves: nothing that is volatile. */
  readonly reboot: () => void
}

/** Bytes that all files together may have; the box has gigabytes, a lab has thousands of boxes. */
export const LOCAL_BYTES_MAX = 16 * 1024 * 1024
const FILES_MAX = 1_000

/** Makes the files of one interconnect: an empty directory for diagnostics. */
export function createLocalFiles(now: () => number): LocalFiles {
  const files = new Map<string, LocalFile>()
  const directories = new Set(['workspace:/diagnostics'])
  const key = ({ volume, path }: LocalPlace) => `${volume}:/${path}`
  const usedBytes = () => [...files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0)

  return {
    usedBytes,
    get: (place) => files.get(key(place)),
    put(place, bytes) {
      const before = files.get(key(place))?.bytes.length ?? 0
      if (files.size >= FILES_MAX || usedBytes() - before + bytes.length > LOCAL_BYTES_MAX)
        return false
      files.set(key(place), { bytes, modifiedMs: now() })
      return true
    },
    remove: (place) => files.delete(key(place)),
    isDirectory: (place) => place.path === '' || directories.has(key(place)),
    makeDirectory: (place) => void (directories.size < FILES_MAX && directories.add(key(place))),
    list(place) {
      const inside = place.path === '' ? key(place) : `${key(place)}/`
      const isDirectlyIn = (name: string) =>
        name.startsWith(inside) && name.length > inside.length && !name.includes('/', inside.length)
      const short = (name: string) => name.slice(inside.length)
      return [
        ...[...directories].filter(isDirectlyIn).map((name) => [`${short(name)}/`] as const),
        ...[...files].flatMap(([name, file]) =>
          isDirectlyIn(name) ? [[short(name), file] as const] : [],
        ),
      ].toSorted(([a], [b]) => (a < b ? -1 : 1))
    },
    reboot() {
      for (const name of files.keys()) if (name.startsWith('volatile:')) files.delete(name)
      for (const name of directories) if (name.startsWith('volatile:')) directories.delete(name)
    },
  }
}

/** Reads a name as local management does: relative to a directory, `..` included; stays within its volume. */
export function localPlace(text: string, from: LocalPlace): LocalPlace | undefined {
  const [, named, rest = ''] = /^(?:([a-z]+):)?(.*)$/s.exec(text) ?? []
  const volume = named === undefined ? from.volume : VOLUMES.find((known) => known === named)
  if (volume === undefined) return undefined
  const start = named === undefined && !rest.startsWith('/') ? from.path.split('/') : []
  const parts: string[] = start.filter((part) => part !== '')
  for (const part of rest.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return { volume, path: parts.join('/') }
}
