import type { Rule } from '../offence.ts'
import { importsOf } from './imports.ts'

interface ModuleBan {
  readonly modules: RegExp
  readonly mayUse: (path: string) => boolean
  readonly instead: string
}

const inRooms = (...rooms: string[]) => {
  const folders = rooms.flatMap((room) => [`src/${room}/`, `test/rooms/${room}/`])
  return (path: string) => folders.some((folder) => path.startsWith(folder))
}
const isTest = (path: string) => path.startsWith('test/')
const meetsRealPrograms = (path: string) => /^test\/(?:doors|bench|container)\//.test(path)
const isPure = (path: string) => /^(?:emulators|scenarios|src\/console)\//.test(path)

const bans: readonly ModuleBan[] = [
  {
    modules: /^ssh2(?:\/|$)/,
    mayUse: (path) => inRooms('ssh')(path) || meetsRealPrograms(path),
    instead: 'src/ssh is the only room that speaks SSH',
  },
  {
    modules: /^basic-ftp(?:\/|$)/,
    mayUse: (path) => inRooms('ftp')(path) || meetsRealPrograms(path),
    instead: 'src/ftp is the only room that speaks FTP',
  },
  {
    modules: /^just-bash(?:\/|$)/,
    mayUse: (path) => path === 'src/linux/bash/load-bash.ts',
    instead: 'src/linux/bash/load-bash.ts loads it with the first shell, as it takes a while',
  },
  {
    modules: /^node:tls$/,
    mayUse: (path) => inRooms('tls')(path) || meetsRealPrograms(path),
    instead: 'src/tls is the only room that speaks TLS',
  },
  {
    modules: /^node:(?:net|https?|http2|dgram|dns(?:\/promises)?)$/,
    mayUse: (path) =>
      inRooms('lab', 'probe', 'control', 'cli', 'tls', 'scenario')(path) || isTest(path),
    instead: 'ask the lab for a connection: `surroundings.dial`, `surroundings.openDoor`',
  },
  {
    modules: /^node:fs(?:\/promises)?$/,
    mayUse: (path) => !isPure(path),
    instead: 'appliances, scenarios and the console touch no file of the machine',
  },
  {
    modules: /^node:timers(?:\/promises)?$/,
    mayUse: (path) => inRooms('clock')(path) || meetsRealPrograms(path),
    instead: 'wait on the lab clock, or use src/clock/real-time.ts',
  },
]

/** Sockets, files and timers are reached only from the rooms that own them. */
export const bannedModules: Rule = (file) =>
  importsOf(file).flatMap(({ specifier, line }) =>
    bans
      .filter(({ modules, mayUse }) => modules.test(asBuiltin(specifier)) && !mayUse(file.path))
      .map(({ instead }) => ({
        path: file.path,
        line,
        says: `may not import ${specifier}: ${instead}.`,
      })),
  )

/** `net` and `node:net` are one module. */
function asBuiltin(specifier: string): string {
  return /^(?:net|tls|https?|http2|dgram|dns|fs|timers)(?:\/promises)?$/.test(specifier)
    ? `node:${specifier}`
    : specifier
}
