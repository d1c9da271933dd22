import { accessCommands } from './commands/access-commands.ts'
import { directoryCommands } from './commands/directory-commands.ts'
import { settingCommands } from './commands/setting-commands.ts'
import { transferCommands } from './commands/transfer-commands.ts'
import type { FtpCommand, FtpServerSession } from './server-session.ts'

const help: FtpCommand = {
  usage: 'HELP [command]',
  needs: 'nothing',
  act(session, argument) {
    const asked = commands.get(argument.toUpperCase())
    if (asked) return session.reply(214, asked.usage)
    session.reply(214, ['The commands are:', [...commands.keys()].join(' '), 'End'])
  },
}

const commands: ReadonlyMap<string, FtpCommand> = new Map(
  Object.entries({
    ...accessCommands,
    ...settingCommands,
    ...directoryCommands,
    ...transferCommands,
    HELP: help,
  }),
)

/**
 * Commands of the standards that are known and not offered. Active mode is one: a server that connects to
 * where its client says can be made to connect anywhere (RFC 2577, 3).
 */
const NOT_OFFERED = new Set(
  'PORT EPRT ACCT SMNT REIN ALLO SITE STAT AUTH ADAT PROT PBSZ CCC MIC CONF ENC LANG HOST MFMT'.split(
    ' ',
  ),
)

/** Does what a command line says, or says why not. */
export async function carryOut(session: FtpServerSession, line: string): Promise<void> {
  const [, verb = '', argument = ''] = /^(\S*) ?(.*)$/s.exec(line) ?? []
  const name = verb.toUpperCase()
  const command = commands.get(name)
  if (NOT_OFFERED.has(name)) return session.reply(502, `${name} is not offered.`)
  if (!command || hasControls(argument)) return session.reply(500, 'Command not understood.')
  if (command.needs.startsWith('login') && !session.loggedIn)
    return session.reply(530, 'Log in with USER and PASS first.')
  if (command.needs.endsWith('argument') && argument === '')
    return session.reply(501, `Write: ${command.usage}`)
  await command.act(session, argument)
}

/** A name never has them, and a reply that repeats one could pass for two. */
function hasControls(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return /[\u0000-\u001f\u007f]/.test(text)
}
