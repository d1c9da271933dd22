import { word, type CommandIo } from '../../../src/emulator/index.ts'
import { readConfiguration } from '../configuration/configuration-text.ts'
import { readRemoteFile, type RemoteFile } from '../remote-copy/remote-file.ts'
import { fetchCopy, sendCopy } from '../remote-copy/remote-copy.ts'
import {
  ADDRESS_QUESTION,
  BAD_ADDRESS,
  DESTINATION_QUESTION,
  NOT_A_CONFIGURATION,
  OVERWRITE_QUESTION,
  OVERWRITE_WARNING,
  SOURCE_QUESTION,
} from '../screens/copy.ts'
import { runningConfig, startupConfig } from '../screens/show-configuration.ts'
import { facts, type Visit } from '../visit.ts'
import { command } from './words.ts'

type Protocol = RemoteFile['protocol']
type Which = 'running' | 'startup'

const help = {
  'ftp:': 'An FTP server',
  'tftp:': 'A TFTP server',
  'running-config': 'Current system configuration',
  'startup-config': 'Startup configuration',
}

/** The commands that copy configurations to servers and back, and load phone types. */
export const copyCommands = [
  command('copy running-config (ftp:|tftp:)', {
    help: 'Copy from current system configuration',
    vocabulary: help,
    run: (to, io) => copyOut(io, 'running', to['ftp:'] ? 'ftp' : 'tftp'),
  }),
  command('copy startup-config (ftp:|tftp:)', {
    help: 'Copy from startup configuration',
    vocabulary: help,
    run: (to, io) => copyOut(io, 'startup', to['ftp:'] ? 'ftp' : 'tftp'),
  }),
  command('copy ftp: (running-config|startup-config)', {
    help: 'Copy from an FTP server',
    vocabulary: help,
    run: (to, io) => copyIn(io, to['running-config'] ? 'running' : 'startup', 'ftp'),
  }),
  command('copy tftp: (running-config|startup-config)', {
    help: 'Copy from a TFTP server',
    vocabulary: help,
    run: (to, io) => copyIn(io, to['running-config'] ? 'running' : 'startup', 'tftp'),
  }),
  command('copy url {url} phone-config username {user} password {password}', {
    help: 'Copy from an FTP site',
    vocabulary: { 'phone-config': 'Phone types' },
    slots: {
      url: word('Site, directory and file'),
      user: word('User name'),
      password: word('Password', { secret: true }),
    },
    async run({ url, user, password }, io) {
      const file = readRemoteFile('ftp', url)
      if (!file) return BAD_ADDRESS
      io.session.surroundings.secret(password)
      const fetched = await io.until(fetchCopy(io, { ...file, user, password }))
      if (typeof fetched === 'string') return fetched
    },
  }),
]

async function copyOut(
  io: CommandIo<Visit>,
  which: Which,
  protocol: Protocol,
): Promise<string | void> {
  const file = await askWhere(io, protocol, DESTINATION_QUESTION)
  if (!file) return BAD_ADDRESS
  const { running, startup, objects } = facts(io.session)
  const text =
    which === 'running' ? runningConfig(running, objects) : startupConfig(startup, objects)
  return io.until(sendCopy(io, file, Buffer.from(`${text}\n`)))
}

async function copyIn(
  io: CommandIo<Visit>,
  into: Which,
  protocol: Protocol,
): Promise<string | void> {
  if (into === 'startup') {
    io.print(OVERWRITE_WARNING)
    if (/^\s*no?\s*$/i.test(await io.ask(OVERWRITE_QUESTION))) return
  }
  const file = await askWhere(io, protocol, SOURCE_QUESTION)
  if (!file) return BAD_ADDRESS
  const fetched = await io.until(fetchCopy(io, file))
  if (typeof fetched === 'string') return fetched
  const read = readConfiguration(Buffer.from(fetched.contents).toString())
  if (Object.keys(read).length === 0) return NOT_A_CONFIGURATION
  const configuration = into === 'running' ? { ...facts(io.session).running, ...read } : read
  io.session.appliance.send({ type: 'configuration.loaded', into, configuration })
}

async function askWhere(
  { ask, session }: CommandIo<Visit>,
  protocol: Protocol,
  nameQuestion: string,
): Promise<RemoteFile | undefined> {
  const where = await ask(ADDRESS_QUESTION)
  const name = await ask(nameQuestion)
  const file = readRemoteFile(protocol, `${where.trim().replace(/\/$/, '')}/${name.trim()}`)
  if (file) session.surroundings.secret(file.password)
  return file
}
