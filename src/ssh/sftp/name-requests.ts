import { forReading, StoreRefused, type FileStore } from '../../store/file-store.ts'
import { findFacts } from '../../store/find-facts.ts'
import { whileOpen } from '../../store/while-open.ts'
import { transferLimits } from '../transfer-limits.ts'
import { attributesOf, longName } from './file-attributes.ts'
import { factsChangeOf, type GivenAttributes } from './given-attributes.ts'
import type { SftpDirectory, ServedSftp } from './served-sftp.ts'
import { sftpStatus } from './sftp-status.ts'

/** Serves the requests that name a file: STAT, LSTAT, SETSTAT, REMOVE, RENAME and REALPATH. */
export function serveNames(session: ServedSftp): void {
  const { sftp, store, answer, ok, resolve } = session

  const tell = (stat: FileStore['stat']) => (request: number, path: string) =>
    answer(request, async () => {
      sftp.attrs(request, attributesOf(await stat(resolve(path)), session.owner))
    })
  sftp.on('STAT', tell(store.stat))
  sftp.on('LSTAT', tell(store.links?.stat ?? store.stat))

  sftp.on('SETSTAT', (request, path, attributes) => {
    answer(request, async () => {
      await change(session, resolve(path), attributes)
      ok(request)
    })
  })

  sftp.on('REMOVE', (request, path) => {
    answer(request, async () => {
      await store.remove(resolve(path))
      ok(request)
    })
  })

  sftp.on('RENAME', (request, from, to) => {
    answer(request, async () => {
      if (await findFacts(store, resolve(to))) throw new StoreRefused('already-exists')
      await store.rename(resolve(from), resolve(to))
      ok(request)
    })
  })

  sftp.on('REALPATH', (request, path) => {
    answer(request, async () => {
      const real = store.links ? await store.links.resolve(resolve(path)) : resolve(path)
      giveName(session, request, real)
    })
  })
}

/** Serves OPENDIR, READDIR, MKDIR and RMDIR. */
export function serveDirectories(session: ServedSftp): void {
  const { sftp, store, handles, answer, ok, resolve } = session

  sftp.on('OPENDIR', (request, given) => {
    answer(request, async () => {
      handles.checkRoom()
      const path = resolve(given)
      sftp.handle(
        request,
        handles.add({ kind: 'directory', path, left: await entries(session, path) }),
      )
    })
  })

  sftp.on('READDIR', (request, handle) => {
    const opened = handles.get(handle)
    if (opened?.kind === 'directory') listNext(session, request, opened)
    else session.fail(request, new StoreRefused('failure'))
  })

  sftp.on('MKDIR', (request, path, { mode }: GivenAttributes) => {
    answer(request, async () => {
      await store.makeDirectory(resolve(path), mode === undefined ? undefined : mode & 0o755)
      ok(request)
    })
  })

  sftp.on('RMDIR', (request, path) => {
    answer(request, async () => {
      await store.removeDirectory(resolve(path))
      ok(request)
    })
  })
}

/** Answers with one name and nothing known about it, as REALPATH does. */
export function giveName({ sftp }: ServedSftp, request: number, path: string): void {
  // An empty set of attributes is right here; ssh2's types ask for all of them.
  sftp.name(request, [{ filename: path, longname: path, attrs: {} as never }])
}

async function entries({ store }: ServedSftp, path: string) {
  const itself = await store.stat(path)
  const found = await store.list(path)
  return [{ name: '.', facts: itself }, { name: '..', facts: itself }, ...found]
}

function listNext(session: ServedSftp, request: number, directory: SftpDirectory): void {
  const { namesPerAnswerMax } = transferLimits
  const now = directory.left.slice(0, namesPerAnswerMax)
  directory.left = directory.left.slice(namesPerAnswerMax)
  if (now.length === 0) return session.sftp.status(request, sftpStatus.eof, 'End of file')
  const nowMs = session.clock.now()
  const names = now.map(({ name, facts }) => ({
    filename: name,
    longname: longName(name, facts, session.owner, nowMs),
    attrs: attributesOf(facts, session.owner),
  }))
  session.sftp.name(request, names)
}

async function change(
  { store, owner: usual }: ServedSftp,
  path: string,
  given: GivenAttributes,
): Promise<void> {
  const { owner = usual } = await store.stat(path)
  const facts = factsChangeOf(given, owner)
  if (given.size !== undefined) {
    const file = await store.open(path, { ...forReading, write: true })
    await whileOpen(file, ({ truncate }) => truncate(given.size ?? 0))
  }
  await store.change(path, facts)
}
