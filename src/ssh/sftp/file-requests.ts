import { countReceived, countSent } from '../../store/transfer-account.ts'
import { createPending } from '../pending.ts'
import { StoreRefused, type OpenHow } from '../../store/file-store.ts'
import { transferLimits } from '../transfer-limits.ts'
import { asBuffer } from '../transfer-source.ts'
import { attributesOf } from './file-attributes.ts'
import { factsChangeOf, type GivenAttributes } from './given-attributes.ts'
import type { ReadQueue } from './read-queue.ts'
import type { SftpFile, ServedSftp } from './served-sftp.ts'
import { sftpStatus } from './sftp-status.ts'
import type { SftpWire } from './sftp-wire.ts'

/** pflags of OPEN (draft-ietf-secsh-filexfer-02, section 6.3). */
const openFlag = { read: 1, write: 2, append: 4, create: 8, truncate: 16, exclusive: 32 } as const
/** What sshd leaves of the permissions a client asks for. */
const UMASK = 0o022

/** Serves OPEN, READ, WRITE, FSTAT and FSETSTAT. */
export function serveFiles(session: ServedSftp, wire: SftpWire, reads: ReadQueue): void {
  const { sftp, handles, answer, ok } = session

  sftp.on('OPEN', (request, path, flags, attributes) => {
    answer(request, async () => {
      handles.checkRoom()
      const opened = await openFile(session, path, howOf(flags, attributes))
      sftp.handle(request, handles.add(opened))
    })
  })

  sftp.on('READ', (request, handle, offset, length) => {
    const opened = handles.get(handle)
    if (opened?.kind !== 'file' || !opened.readable) return refuse(session, request)
    const isTaken = reads.submit(() => read(session, request, opened, offset, length))
    if (!isTaken) sftp.end()
  })

  sftp.on('WRITE', (request, handle, offset, data) => {
    const opened = handles.get(handle)
    if (opened?.kind !== 'file' || !opened.received) return refuse(session, request)
    void write({ session, wire, request, opened, offset, data })
  })

  sftp.on('FSTAT', (request, handle) => {
    answer(request, async () => {
      const opened = handles.get(handle)
      if (!opened) throw new StoreRefused('failure')
      const { path } = opened
      const facts = await (opened.kind === 'file' ? opened.file.facts() : session.store.stat(path))
      sftp.attrs(request, attributesOf(facts, session.owner))
    })
  })

  sftp.on('FSETSTAT', (request, handle, attributes) => {
    answer(request, async () => {
      const opened = handles.get(handle)
      if (opened?.kind !== 'file') throw new StoreRefused('failure')
      await changeOpen(session, opened, attributes)
      ok(request)
    })
  })
}

/** Closes a file and tells what became of it; `complete` is false when the connection has ended. */
export async function endFile(
  { observe }: ServedSftp,
  { file, received, sent, readable, writes }: SftpFile,
  ended: { complete: boolean },
): Promise<void> {
  await writes.idle()
  try {
    const receipt = await received?.told(file, ended)
    if (receipt) observe(receipt)
    const delivery = readable && !receipt && sent.told((await file.facts()).sizeBytes, ended)
    if (delivery) observe(delivery)
  } finally {
    await file.close()
  }
}

async function openFile(session: ServedSftp, given: string, how: OpenHow): Promise<SftpFile> {
  const path = session.resolve(given)
  const file = await session.store.open(path, how)
  const { sizeBytes } = await file.facts()
  const isNew = how.write && how.create && sizeBytes === 0
  return {
    kind: 'file',
    path,
    file,
    readable: how.read,
    received: how.write ? countReceived(path, { emptied: isNew }) : undefined,
    sent: countSent(path),
    writes: createPending(),
    answered: Promise.resolve(),
  }
}

async function read(
  session: ServedSftp,
  request: number,
  { file, sent }: SftpFile,
  offset: number,
  length: number,
): Promise<void> {
  try {
    const data = await file.read(offset, Math.min(length, transferLimits.readBytesMax))
    if (data.length === 0) return session.sftp.status(request, sftpStatus.eof, 'End of file')
    sent.gave(offset, data.length)
    session.sftp.data(request, asBuffer(data))
  } catch (error) {
    session.fail(request, error)
  }
}

interface Write {
  session: ServedSftp
  wire: SftpWire
  request: number
  opened: SftpFile
  offset: number
  data: Buffer
}

/**
 * Writes of one file do not wait for each other, but their answers do: OpenSSH's scp cuts a file to the
 * highest offset that was acknowledged in order.
 */
async function write({ session, wire, request, opened, offset, data }: Write): Promise<void> {
  wire.hold(data.length)
  opened.writes.begin()
  opened.received?.arrived(offset, data)
  const writing = opened.file.write(offset, data)
  const before = opened.answered
  opened.answered = (async () => {
    await Promise.allSettled([writing, before])
    try {
      await writing
      session.ok(request)
    } catch (error) {
      opened.received?.refused()
      session.fail(request, error)
    } finally {
      opened.writes.end()
      wire.hold(-data.length)
    }
  })()
  await opened.answered
}

async function changeOpen(
  session: ServedSftp,
  opened: SftpFile,
  given: GivenAttributes,
): Promise<void> {
  const { owner = session.owner } = await opened.file.facts()
  const change = factsChangeOf(given, owner)
  if (given.size !== undefined) {
    await opened.writes.idle()
    await opened.file.truncate(given.size)
    opened.received?.resized(given.size)
  }
  await opened.file.change(change)
}

function howOf(flags: number, { mode }: GivenAttributes): OpenHow {
  const has = (flag: keyof typeof openFlag) => (flags & openFlag[flag]) !== 0
  return {
    read: has('read'),
    write: has('write'),
    append: has('append'),
    create: has('create'),
    truncate: has('truncate'),
    exclusive: has('exclusive'),
    ...(mode === undefined ? {} : { mode: mode & 0o777 & ~UMASK }),
  }
}

function refuse({ fail }: ServedSftp, request: number): void {
  fail(request, new StoreRefused('failure'))
}
