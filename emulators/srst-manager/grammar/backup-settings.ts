import { integer, text, word, type CommandIo } from '../../../src/emulator/index.ts'
import {
  backupServerOf,
  credentialsIn,
  hiddenCredentials,
  knownHostEdit,
  noServer,
  REVISIONS_DEFAULT,
  REVISIONS_MAX,
  revisionsEdit,
  serverEdit,
} from '../backup/backup-settings.ts'
import { fetchServerKey } from '../backup/server-key.ts'
import {
  BAD_HIDDEN,
  CONTINUE_QUESTION,
  fingerprintScreen,
  NEEDS_SFTP,
} from '../screens/fingerprint.ts'
import { faultText } from '../screens/operation-reasons.ts'
import { NO_BACKUP_SERVER } from '../screens/show-backup.ts'
import { edit, facts, type Visit } from '../visit.ts'
import { command } from './words.ts'

const vocabulary = {
  authenticate: 'Authenticate the backup server by its SSH host key',
  credentials: 'Login to the backup server',
  hidden: 'Hidden credentials follow',
  password: 'Password on the backup server',
  revisions: 'Number of revisions of backup files to be stored',
  server: 'Backup server',
  url: 'URL of the backup server',
  username: 'User name on the backup server',
}
const url = text('sftp://hostname/directory or ftp://hostname/directory')
const revisions = integer(1, REVISIONS_MAX, 'Number of revisions to be stored on the server')

/** `backup server ...` and `backup revisions` in configuration mode, with their `no` and `default` forms. */
export const backupSettingCommands = [
  command('backup server url {url}', {
    help: 'URL of the backup server',
    vocabulary,
    slots: { url },
    run: ({ url }, { session }) => edit(session, [serverEdit(url)]),
  }),
  command('backup server url {url} username {username} password {password}', {
    help: 'Password on the backup server',
    vocabulary,
    slots: {
      url,
      username: word('User name on the backup server'),
      password: word('Password on the backup server', { secret: true }),
    },
    run({ url, username, password }, { session }) {
      const { secret } = session.surroundings
      secret(password)
      edit(session, [serverEdit(url, secret(hiddenCredentials({ username, password })))])
    },
  }),
  command('backup server url {url} credentials hidden {hidden}', {
    help: 'Hidden credentials follow',
    vocabulary,
    slots: { url, hidden: text('Credentials as the configuration shows them', { secret: true }) },
    run({ url, hidden }, { session }) {
      const credentials = credentialsIn(hidden)
      if (!credentials) return BAD_HIDDEN
      const { secret } = session.surroundings
      secret(credentials.password)
      edit(session, [serverEdit(url, secret(hidden))])
    },
  }),
  command('(no|default) backup server url', {
    help: 'URL of the backup server',
    vocabulary,
    run: (_, { session }) => edit(session, [noServer]),
  }),
  command('backup revisions {revisions}', {
    help: 'Number of revisions of backup files to be stored',
    vocabulary,
    slots: { revisions },
    run: ({ revisions }, { session }) => edit(session, [revisionsEdit(revisions)]),
  }),
  command('(no|default) backup revisions [{revisions}]', {
    help: 'Number of revisions of backup files to be stored',
    vocabulary,
    slots: { revisions },
    run: (_, { session }) => edit(session, [revisionsEdit(REVISIONS_DEFAULT)]),
  }),
  command('backup server authenticate', {
    help: 'Authenticate the backup server by its SSH host key',
    vocabulary,
    run: (_, io) => authenticate(io),
  }),
]

/** Fetches the host key of the server, shows its fingerprint and pins it when the visitor agrees. */
async function authenticate(io: CommandIo<Visit>): Promise<string | void> {
  const { surroundings } = io.session
  const { running, profile } = facts(io.session)
  const server = backupServerOf(running)
  if (!server) return NO_BACKUP_SERVER
  if (/^ftp:/i.test(server.url)) return NEEDS_SFTP
  const fetched = await io.until(fetchServerKey(surroundings, profile, server.url))
  if (!fetched.ok) return faultText(fetched.fault)
  io.print(fingerprintScreen(fetched.value))
  if (await io.confirm(CONTINUE_QUESTION)) edit(io.session, [knownHostEdit(fetched.value)])
}
