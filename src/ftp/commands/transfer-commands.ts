import type { Duplex } from 'node:stream'
import {
  forReading,
  forReplacing,
  StoreRefused,
  type OpenHow,
  type StoreEntry,
} from '../../store/file-store.ts'
import { nameOf } from '../../store/path.ts'
import { whileOpen } from '../../store/while-open.ts'
import { factsLine, listLine } from '../listing.ts'
import { receiveFile, type DataEnd } from '../receive-file.ts'
import { refusedReading, refusedWriting, type FtpReply } from '../replies.ts'
import { sendFileBytes, sendLines } from '../send-bytes.ts'
import { pathIn, type FtpCommand, type FtpServerSession } from '../server-session.ts'
import { refusalOf } from '../store-answers.ts'

/** Does the work over the data connection between the replies 150 and 226 or what else it came to. */
async function overData(
  session: FtpServerSession,
  saying: string,
  work: (socket: Duplex) => Promise<DataEnd>,
): Promise<FtpReply> {
  const socket = await session.data.connect()
  if (!socket) return { code: 425, text: 'No data connection came.' }
  session.reply(150, saying)
  const end = await work(socket)
  if (end === 'whole') return { code: 226, text: 'Transfer complete.' }
  if (end === 'broken') return { code: 426, text: 'The data connection was broken off.' }
  return refusedWriting('Transfer', end)
}

type Transfer = (session: FtpServerSession, argument: string) => Promise<FtpReply>

/** A command that needs a data connection; what the store refuses before it becomes a reply. */
function transfer(
  usage: string,
  needs: FtpCommand['needs'],
  { run, refused }: { run: Transfer; refused: typeof refusedReading },
): FtpCommand {
  return {
    usage,
    needs,
    async act(session, argument) {
      if (!session.data.isReady()) return session.reply(425, 'Use EPSV or PASV first.')
      const refusal = await refusalOf(async () => {
        const { code, text } = await run(session, argument)
        session.reply(code, text)
      })
      session.data.release()
      session.restartAt = 0
      if (!refusal) return
      const { code, text } = refused(argument, refusal)
      const facts = { path: pathIn(session, argument), reason: refusal, bytes: 0 }
      session.policy.observe({ type: 'transfer.refused', ...facts })
      session.reply(code, text)
    },
  }
}

/** Opens a file for writing and takes what comes; `how` says what becomes of a file that is there. */
async function store(
  session: FtpServerSession,
  path: string,
  how: OpenHow,
  saying = `Ready for ${nameOf(path)}.`,
): Promise<FtpReply> {
  const file = await session.policy.store.open(path, how)
  return whileOpen(file, async () => {
    const start = how.append ? (await file.facts()).sizeBytes : session.restartAt
    const arriving = { path, file, start, emptied: how.truncate }
    return overData(session, saying, (socket) => receiveFile(session, socket, arriving))
  })
}

const stor: Transfer = (session, argument) => {
  const truncate = session.restartAt === 0
  return store(session, pathIn(session, argument), { ...forReplacing, truncate })
}

const appe: Transfer = (session, argument) =>
  store(session, pathIn(session, argument), { ...forReplacing, truncate: false, append: true })

/** The name that is chosen stands in the first reply, as RFC 1123, 4.1.2.9 wants it. */
const stou: Transfer = async (session, argument) => {
  const wanted = pathIn(session, argument || 'file')
  for (let number = 0; number < session.limits.uniqueNamesMax; number++) {
    const path = number === 0 ? wanted : `${wanted}.${number}`
    if (await isFree(session, path))
      return store(session, path, { ...forReplacing, exclusive: true }, `FILE: ${nameOf(path)}`)
  }
  throw new StoreRefused('already-exists')
}

async function isFree({ policy }: FtpServerSession, path: string): Promise<boolean> {
  const refusal = await refusalOf(async () => void (await policy.store.stat(path)))
  return refusal === 'no-such-file'
}

const retr: Transfer = async (session, argument) => {
  const path = pathIn(session, argument)
  const file = await session.policy.store.open(path, forReading)
  return whileOpen(file, () =>
    overData(session, `Sending ${nameOf(path)}.`, (socket) =>
      sendFileBytes(session, socket, { path, file, start: session.restartAt }),
    ),
  )
}

/** A listing of a directory, one line for each name in it, or of one file. */
function listing(line: (entry: StoreEntry, nowMs: number) => string): Transfer {
  return async (session, argument) => {
    const { store, clock } = session.policy
    const path = pathIn(session, argument.replace(/^(?:-\S*\s*)+/, ''))
    const facts = await store.stat(path)
    const entries =
      facts.kind === 'directory' ? await store.list(path) : [{ name: nameOf(path), facts }]
    const lines = entries.map((entry) => line(entry, clock.now()))
    return overData(session, 'Here is the list.', (socket) => sendLines(session, socket, lines))
  }
}

const reading = (usage: string, run: Transfer, needs: FtpCommand['needs'] = 'login') =>
  transfer(usage, needs, { run, refused: refusedReading })
const writing = (usage: string, run: Transfer, needs: FtpCommand['needs'] = 'login and argument') =>
  transfer(usage, needs, { run, refused: refusedWriting })

/** Commands that move files and lists over a data connection (RFC 959, 4.1.3; RFC 3659, 7). */
export const transferCommands: Readonly<Record<string, FtpCommand>> = {
  STOR: writing('STOR <file>', stor),
  APPE: writing('APPE <file>', appe),
  STOU: writing('STOU [file]', stou, 'login'),
  RETR: reading('RETR <file>', retr, 'login and argument'),
  LIST: reading('LIST [name]', listing(listLine)),
  NLST: reading(
    'NLST [name]',
    listing(({ name }) => name),
  ),
  MLSD: reading('MLSD [directory]', listing(factsLine)),
  ABOR: {
    usage: 'ABOR',
    needs: 'login',
    act(session) {
      session.data.abort()
      session.reply(226, 'Nothing is being transferred any more.')
    },
  },
}
