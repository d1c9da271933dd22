import type { Offence, Rule } from '../offence.ts'
import { importsOf, type Import } from './imports.ts'

/** Emulators know the engine through one room only; scenarios know it as other people do. */
export const straysOutsideEngine: Rule = (file) => {
  const world = worlds.find(({ folder }) => file.path.startsWith(folder))
  if (!world) return []
  return importsOf(file)
    .filter((imported) => !world.allows(imported, file.path))
    .map(({ specifier, line }): Offence => ({
      path: file.path,
      line,
      says: `may not import ${specifier}; ${world.instead}.`,
    }))
}

const worlds: readonly {
  readonly folder: string
  readonly allows: (imported: Import, from: string) => boolean
  readonly instead: string
}[] = [
  {
    folder: 'emulators/',
    allows: ({ specifier, path }, from) =>
      specifier === 'xstate' ||
      (path?.startsWith('src/emulator/') ?? false) ||
      (path?.startsWith(ownFolder(from)) ?? false) ||
      (hasTunnel.test(from) && (path?.startsWith('emulators/sftunnel/') ?? false)),
    instead: 'an emulator imports its own folder, src/emulator and xstate',
  },
  {
    folder: 'scenarios/',
    allows: ({ specifier, path }) =>
      /^fieldfault\/(scenario|emulator|emulators)$/.test(specifier) ||
      (path?.startsWith('scenarios/') ?? false),
    instead: 'a scenario imports fieldfault/scenario and fieldfault/emulators',
  },
]

/** Both ends of the sftunnel are made of the same parts, in a folder beside them; its copy script runs on jump hosts, too. */
const hasTunnel = /^emulators\/(?:fmc|ftd|jump-host)\//

/** `emulators/ucsm/` of a file in it; `emulators/` of the list of them all. */
function ownFolder(path: string): string {
  return /^emulators\/(?:[^/]+\/)?/.exec(path)![0]
}
