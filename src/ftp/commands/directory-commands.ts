import { absolutePath, nameOf, parentOf } from '../../store/path.ts'
import type { FileFacts } from '../../store/file-store.ts'
import { factsLine, timeValue } from '../listing.ts'
import { refusedReading, refusedWriting } from '../replies.ts'
import { pathIn, type FtpCommand, type FtpServerSession } from '../server-session.ts'
import { refusalOf } from '../store-answers.ts'

type Work = (session: FtpServerSession, path: string) => Promise<void>

/** A command on one path; what the store refuses becomes a reply. */
function onPath(usage: string, work: Work, { changes }: { changes: boolean }): FtpCommand {
  return {
    usage,
    needs: 'login and argument',
    async act(session, argument) {
      const path = pathIn(session, argument)
      const refusal = await refusalOf(() => work(session, path))
      if (!refusal) return
      const { code, text } = (changes ? refusedWriting : refusedReading)(argument, refusal)
      session.reply(code, text)
    },
  }
}

const changing = (usage: string, work: Work) => onPath(usage, work, { changes: true })
const asking = (usage: string, work: Work) => onPath(usage, work, { changes: false })

async function enter(session: FtpServerSession, path: string): Promise<void> {
  const { kind } = await session.policy.store.stat(path)
  if (kind !== 'directory') return session.reply(550, `${path}: Not a directory`)
  session.directory = path
  session.reply(250, `Directory is now ${path}`)
}

/** Tells something of a file, and of files only. */
function aboutFile(tell: (facts: FileFacts) => string): Work {
  return async (session, path) => {
    const facts = await session.policy.store.stat(path)
    if (facts.kind === 'file') session.reply(213, tell(facts))
    else session.reply(550, `${path}: Is a directory`)
  }
}

/** In a reply a quotation mark of a name is doubled (RFC 959, appendix II). */
function quoted(path: string): string {
  return `"${path.replaceAll('"', '""')}"`
}

const makeDirectory = changing('MKD <directory>', async (session, path) => {
  await session.policy.store.makeDirectory(path)
  session.reply(257, `${quoted(path)} created.`)
})

const removeDirectory = changing('RMD <directory>', async (session, path) => {
  await session.policy.store.removeDirectory(path)
  session.reply(250, 'Directory removed.')
})

const printDirectory: FtpCommand = {
  usage: 'PWD',
  needs: 'login',
  act: (session) => session.reply(257, `${quoted(session.directory)} is the directory.`),
}

const enterParent: FtpCommand = {
  usage: 'CDUP',
  needs: 'login',
  act: (session) => enter(session, parentOf(session.directory)),
}

/** Commands on names: directories, facts, removal and renaming (RFC 959, 4.1.3; RFC 3659). */
export const directoryCommands: Readonly<Record<string, FtpCommand>> = {
  CWD: asking('CWD <directory>', enter),
  XCWD: asking('XCWD <directory>', enter),
  CDUP: enterParent,
  XCUP: enterParent,
  PWD: printDirectory,
  XPWD: printDirectory,
  MKD: makeDirectory,
  XMKD: makeDirectory,
  RMD: removeDirectory,
  XRMD: removeDirectory,
  DELE: changing('DELE <file>', async (session, path) => {
    await session.policy.store.remove(path)
    session.reply(250, 'File removed.')
  }),
  RNFR: asking('RNFR <name>', async (session, path) => {
    await session.policy.store.stat(path)
    session.renameFrom = path
    session.reply(350, 'Ready for RNTO.')
  }),
  RNTO: changing('RNTO <name>', async (session, path) => {
    const from = session.renameFrom
    session.renameFrom = undefined
    if (from === undefined) return session.reply(503, 'Say the old name with RNFR first.')
    await session.policy.store.rename(from, path)
    session.reply(250, 'Renamed.')
  }),
  SIZE: asking(
    'SIZE <file>',
    aboutFile(({ sizeBytes }) => String(sizeBytes)),
  ),
  MDTM: asking(
    'MDTM <file>',
    aboutFile(({ modifiedMs }) => timeValue(modifiedMs)),
  ),
  MLST: {
    usage: 'MLST [name]',
    needs: 'login',
    async act(session, argument) {
      const path = absolutePath(session.directory, argument)
      const refusal = await refusalOf(async () => {
        const facts = await session.policy.store.stat(path)
        const line = factsLine({ name: path, facts })
        session.reply(250, [`Facts of ${nameOf(path)}:`, line, 'End'])
      })
      if (refusal) session.reply(550, refusedReading(argument, refusal).text)
    },
  },
}
