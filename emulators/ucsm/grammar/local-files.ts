import { pattern, type CommandIo } from '../../../src/emulator/index.ts'
import {
  copyFailure,
  directoryListing,
  INVALID_NAME,
  NO_SPACE,
  NO_SUCH_FILE,
} from '../screens/local-mgmt.ts'
import { facts, type Visit } from '../visit.ts'
import { localPlace, type LocalPlace } from '../workspace/local-files.ts'
import { copyIn, copyOut, remotePlace, type RemotePlace } from '../workspace/remote-copy.ts'
import { command } from './words.ts'

const name = pattern(/^\S+$/, {
  label: 'NAME',
  help: 'workspace: or volatile: and a file name',
  examples: ['workspace:/notes', 'volatile:', 'diagnostics'],
})
const file = pattern(/^\S+$/, {
  label: 'URL',
  help: 'workspace:, volatile:, scp://user@host/path, also sftp, ftp; tftp://host/path',
  examples: ['workspace:/notes', 'volatile:/notes'],
})

/** The commands of local management about files. */
export const fileCommands = [
  command('dir [{where}]', {
    help: 'Show content of directory',
    slots: { where: name },
    run: ({ where }, io) => list(where, io, true),
  }),
  command('ls [{where}]', {
    help: 'Show content of directory',
    slots: { where: name },
    run: ({ where }, io) => list(where, io, false),
  }),
  command('cd {where}', {
    help: 'Change current directory',
    slots: { where: name },
    run({ where }, { session }) {
      const place = localPlace(where, session.folder)
      if (!place || !session.files.isDirectory(place)) return NO_SUCH_FILE
      session.folder = place
    },
  }),
  command('pwd', {
    help: 'Print current directory',
    run: (_, { session: { folder } }) => `${folder.volume}:/${folder.path}`,
  }),
  command('mkdir {where}', {
    help: 'Create a directory',
    slots: { where: name },
    run({ where }, { session }) {
      const place = localPlace(where, session.folder)
      if (!place) return INVALID_NAME
      session.files.makeDirectory(place)
    },
  }),
  command('delete {what}', {
    help: 'Delete a file',
    slots: { what: name },
    run({ what }, { session }) {
      const place = localPlace(what, session.folder)
      if (!place || !session.files.remove(place)) return NO_SUCH_FILE
    },
  }),
  command('copy {from} {to}', {
    help: 'Copy a file',
    slots: { from: file, to: file },
    run: ({ from, to }, io) => copy(from, to, io),
  }),
]

function list(where: string | undefined, io: CommandIo<Visit>, long: boolean): string {
  const { files, folder } = io.session
  const place = where === undefined ? folder : localPlace(where, folder)
  if (!place || !files.isDirectory(place)) return NO_SUCH_FILE
  const entries = files.list(place)
  if (!long) return entries.map(([entry]) => entry).join('\n')
  return directoryListing(entries, {
    volume: place.volume,
    usedBytes: files.usedBytes(),
    nowMs: facts(io.session).now(),
  })
}

async function copy(from: string, to: string, io: CommandIo<Visit>): Promise<string | void> {
  const { files, folder } = io.session
  const source = remotePlace(from)
  const target = remotePlace(to)
  if (source && target) return INVALID_NAME
  if (target) return send(localPlace(from, folder), target, io)
  const place = localPlace(to, folder)
  if (!place) return INVALID_NAME
  if (source) return fetch(source, within(place, source.path, files.isDirectory(place)), io)
  const here = localPlace(from, folder)
  const found = here && files.get(here)
  if (!here || !found) return NO_SUCH_FILE
  const copied = files.put(within(place, here.path, files.isDirectory(place)), found.bytes)
  if (!copied) return NO_SPACE
}

async function send(
  from: LocalPlace | undefined,
  to: RemotePlace,
  io: CommandIo<Visit>,
): Promise<string | void> {
  const found = from && io.session.files.get(from)
  if (!found) return NO_SUCH_FILE
  const password = await askPassword(to, io)
  const { signal } = io
  const failure = await io.until(
    copyOut(io.session.copier(), to, { password, bytes: found.bytes, signal }),
  )
  if (failure) return copyFailure(failure, to.path)
}

async function fetch(
  from: RemotePlace,
  to: LocalPlace,
  io: CommandIo<Visit>,
): Promise<string | void> {
  const password = await askPassword(from, io)
  const { signal } = io
  const fetched = await io.until(copyIn(io.session.copier(), from, { password, signal }))
  if (typeof fetched === 'string' || 'clientSays' in fetched) return copyFailure(fetched, from.path)
  if (!io.session.files.put(to, fetched.bytes)) return NO_SPACE
}

async function askPassword(
  { protocol, user, host }: RemotePlace,
  { ask, session }: CommandIo<Visit>,
): Promise<string> {
  if (protocol === 'tftp') return ''
  const password = await ask(`${user}@${host}'s password: `, { echo: false })
  session.keepSecret(password)
  return password
}

/** Where a file goes that is copied to a place: into it when that is a directory. */
function within(place: LocalPlace, path: string, isDirectory: boolean): LocalPlace {
  if (!isDirectory) return place
  const own = path.slice(path.lastIndexOf('/') + 1)
  return { ...place, path: place.path === '' ? own : `${place.path}/${own}` }
}
