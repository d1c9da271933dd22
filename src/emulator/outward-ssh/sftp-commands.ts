import type { FileEntryWithStats, Stats } from 'ssh2'
import type { CommandContext } from '../../linux/index.ts'
import { makeDirectory, removeDirectory, removeFile } from '../../ssh/sftp/file-operations.ts'
import { getFile } from '../../ssh/sftp/get-file.ts'
import { putFile } from '../../ssh/sftp/put-file.ts'
import { asResult, type SftpClient } from '../../ssh/sftp/sftp-client.ts'
import { absolutePath, inside, nameOf, parentOf } from '../../store/path.ts'
import type { TransferEvent } from '../../store/transfer-account.ts'
import type { TransferRefusal } from '../../store/transfer-outcome.ts'
import { expressionFor } from '../linux-patterns.ts'

/** A session of sftp(1), as its commands find and leave it. */
export interface SftpTalk {
  readonly client: SftpClient
  readonly context: CommandContext
  /** The working directory at the other end. */
  directory: string
  /** The working directory on this side. */
  here: string
  readonly print: (text: string) => void
  readonly say: (text: string) => void
  readonly observe: (event: TransferEvent) => void
}

/** A command with its words; false when it failed. */
type SftpCommand = (talk: SftpTalk, words: readonly string[]) => Promise<boolean>

/** A path at the other end. */
export function remotePath({ directory }: SftpTalk, path: string): string {
  return absolutePath(directory, path)
}

/** The texts of status codes, as sftp-client.c of OpenSSH has them. */
const STATUS_WORDS: Partial<Record<TransferRefusal, string>> = {
  'no-such-file': 'No such file or directory',
  'not-a-directory': 'No such file or directory',
  'permission-denied': 'Permission denied',
  unsupported: 'Operation unsupported',
  'closed-early': 'Connection lost',
}

const words = (refusal: TransferRefusal) => STATUS_WORDS[refusal] ?? 'Failure'
const local = ({ here }: SftpTalk, path: string) => absolutePath(here, path)
const plain = (given: readonly string[]) => given.filter((word) => !/^-./.test(word))

/** The commands of sftp(1) by name. */
export const sftpCommands: Readonly<Record<string, SftpCommand>> = {
  pwd: async (talk) => printed(talk, `Remote working directory: ${talk.directory}\n`),
  lpwd: async (talk) => printed(talk, `Local working directory: ${talk.here}\n`),
  cd: changeDirectory,
  async lcd(talk, [path = talk.context.account.home]) {
    const place = local(talk, path)
    const { files } = talk.context
    const isFolder = files.has(place) && files.stat(place).kind === 'folder'
    if (isFolder) talk.here = place
    else talk.say(`Couldn't change local directory to "${path}": No such file or directory\n`)
    return isFolder
  },
  ls: list,
  dir: list,
  get,
  put,
  mkdir: (talk, [path = '']) =>
    simple(talk, makeDirectory(talk.client, remotePath(talk, path)), "Couldn't create directory"),
  rmdir: (talk, [path = '']) =>
    simple(talk, removeDirectory(talk.client, remotePath(talk, path)), "Couldn't remove directory"),
  async rm(talk, [path = '']) {
    talk.print(`Removing ${remotePath(talk, path)}\n`)
    return simple(talk, removeFile(talk.client, remotePath(talk, path)), "Couldn't delete file")
  },
  help: async (talk) =>
    printed(
      talk,
      'Available commands:\nbye cd dir exit get help lcd lpwd ls mkdir put pwd quit rm rmdir\n',
    ),
}

async function printed(talk: SftpTalk, text: string): Promise<boolean> {
  talk.print(text)
  return true
}

type Result = Awaited<ReturnType<typeof makeDirectory>>

async function simple(talk: SftpTalk, work: Promise<Result>, lead: string): Promise<boolean> {
  const outcome = await talk.context.until(work)
  if (!outcome.ok) talk.say(`${lead}: ${words(outcome.refusal)}\n`)
  return outcome.ok
}

async function changeDirectory(talk: SftpTalk, [path = '.']: readonly string[]): Promise<boolean> {
  const { client, context, say } = talk
  const { sftp, call } = client
  const found = await context.until(
    asResult(async () => {
      const real = await call<string>((done) => sftp.realpath(remotePath(talk, path), done))
      return { real, stats: await call<Stats>((done) => sftp.stat(real, done)) }
    }),
  )
  if (!found.ok) say(`Couldn't stat remote file: ${words(found.refusal)}\n`)
  else if (!found.value.stats.isDirectory())
    say(`Can't change directory: "${found.value.real}" is not a directory\n`)
  else {
    talk.directory = found.value.real
    return true
  }
  return false
}

function listed({ client: { sftp, call } }: SftpTalk, path: string) {
  return asResult(() => call<FileEntryWithStats[]>((done) => sftp.readdir(path, done)))
}

async function list(talk: SftpTalk, given: readonly string[]): Promise<boolean> {
  const [path = '.'] = plain(given)
  const isLong = given.some((word) => /^-.*l/.test(word))
  const found = await talk.context.until(listed(talk, remotePath(talk, path)))
  if (!found.ok) {
    talk.say(`Can't ls: "${remotePath(talk, path)}" not found\n`)
    return false
  }
  const shown = found.value
    .filter(({ filename }) => !filename.startsWith('.'))
    .toSorted((a, b) => (a.filename < b.filename ? -1 : 1))
  const lead = path === '.' ? '' : `${path}/`
  const lines = shown.map(({ filename, longname }) => (isLong ? longname : `${lead}${filename}`))
  return printed(talk, lines.map((line) => `${line}\n`).join(''))
}

async function get(talk: SftpTalk, given: readonly string[]): Promise<boolean> {
  const [source = '', target] = plain(given)
  const paths = await talk.context.until(matching(talk, remotePath(talk, source)))
  let isWhole = paths.length > 0
  if (!isWhole) talk.say(`File "${remotePath(talk, source)}" not found.\n`)
  for (const path of paths) isWhole = (await getOne(talk, path, target)) && isWhole
  return isWhole
}

async function getOne(talk: SftpTalk, path: string, target = '.'): Promise<boolean> {
  const { client, context, print, say, observe } = talk
  const { files } = context
  const given = local(talk, target)
  const isFolder = files.has(given) && files.stat(given).kind === 'folder'
  const place = isFolder ? inside(given, nameOf(path)) : given
  print(`Fetching ${path} to ${isFolder && target === '.' ? nameOf(path) : place}\n`)
  const pieces: Uint8Array[] = []
  const got = await context.until(
    getFile(client, { path, take: (piece) => void pieces.push(piece) }),
  )
  if (!got.ok) {
    say(`remote open("${path}"): ${words(got.refusal)}\n`)
    return false
  }
  files.write(place, Buffer.concat(pieces))
  observe({
    type: 'file.received',
    path: place,
    bytes: got.bytes,
    sha256: got.sha256,
    complete: true,
  })
  return true
}

async function put(talk: SftpTalk, given: readonly string[]): Promise<boolean> {
  const { client, context, print, say, observe } = talk
  const [source = '', target] = plain(given)
  const place = local(talk, source)
  const { files } = context
  if (!files.has(place)) {
    say(`stat ${source}: No such file or directory\n`)
    return false
  }
  if (!files.may(place, 4)) {
    say(`Couldn't open local file "${place}": Permission denied\n`)
    return false
  }
  const goal = await context.until(goalOf(talk, target, nameOf(place)))
  print(`Uploading ${source} to ${goal}\n`)
  const sent = await context.until(putFile(client, { path: goal, source: files.read(place) }))
  const { bytes } = sent
  if (!sent.ok) say(`remote open("${goal}"): ${words(sent.refusal)}\n`)
  observe({ type: 'file.sent', path: goal, bytes, complete: sent.ok })
  return sent.ok
}

/** Into a directory a file goes under its own name. */
async function goalOf(talk: SftpTalk, target: string | undefined, name: string): Promise<string> {
  const { sftp, call } = talk.client
  const path = remotePath(talk, target ?? '.')
  const found = await asResult(() => call<Stats>((done) => sftp.stat(path, done)))
  return found.ok && found.value.isDirectory() ? inside(path, name) : path
}

/** The paths that a pattern in the last name fits; a path without one is itself. */
async function matching(talk: SftpTalk, path: string): Promise<readonly string[]> {
  if (!/[*?[]/.test(nameOf(path))) return [path]
  const folder = parentOf(path)
  const found = await listed(talk, folder)
  const fits = expressionFor(nameOf(path))
  const names = found.ok ? found.value.map(({ filename }) => filename) : []
  return names
    .filter((name) => !name.startsWith('.') && fits.test(name))
    .toSorted()
    .map((name) => inside(folder, name))
}
