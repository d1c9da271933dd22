import type { FtpCommand, FtpServerSession } from '../server-session.ts'

/** Extensions named by FEAT (RFC 2389), one a line. */
const FEATURES = [
  'EPSV',
  'MDTM',
  'MLST type*;size*;modify*;',
  'PASV',
  'REST STREAM',
  'SIZE',
  'TVFS',
  'UTF8',
]

/** A command that knows one answer for each argument, and 504 for all others. */
function choice(usage: string, answers: Readonly<Record<string, string>>): FtpCommand {
  return {
    usage,
    needs: 'login and argument',
    act(session, argument) {
      const answer = answers[argument.toUpperCase()]
      if (answer === undefined) session.reply(504, `Not implemented for ${argument}.`)
      else session.reply(200, answer)
    },
  }
}

/**
 * Commands that set how things are transferred (RFC 959, 4.1.2), and ask what there is. Files cross
 * unaltered in type A as well, as with vsftpd as it is installed.
 */
export const settingCommands: Readonly<Record<string, FtpCommand>> = {
  TYPE: choice('TYPE A | I', {
    A: 'Type is ASCII.',
    'A N': 'Type is ASCII.',
    I: 'Type is binary.',
    'L 8': 'Type is binary.',
  }),
  MODE: choice('MODE S', { S: 'Mode is stream.' }),
  STRU: choice('STRU F', { F: 'Structure is file.' }),
  SYST: {
    usage: 'SYST',
    needs: 'login',
    act: (session) => session.reply(215, 'UNIX Type: L8'),
  },
  FEAT: {
    usage: 'FEAT',
    needs: 'nothing',
    act: (session) => session.reply(211, ['Features:', ...FEATURES, 'End']),
  },
  OPTS: {
    usage: 'OPTS UTF8 ON | MLST <facts>',
    needs: 'argument',
    act(session, argument) {
      if (/^utf-?8( on)?$/i.test(argument)) return session.reply(200, 'Always in UTF8.')
      if (/^mlst\b/i.test(argument)) return session.reply(200, 'MLST OPTS type;size;modify;')
      session.reply(501, 'Option not understood.')
    },
  },
  PASV: {
    usage: 'PASV',
    needs: 'login',
    async act(session) {
      if (session.extendedOnly) return session.reply(501, 'Only EPSV is allowed after EPSV ALL.')
      const port = await session.data.listen()
      if (!port) return session.reply(425, 'No port is free for a data connection.')
      if (port.host.includes(':')) return session.reply(425, 'This is IPv6: use EPSV.')
      const numbers = [...port.host.split('.'), port.port >> 8, port.port & 0xff].join(',')
      session.reply(227, `Entering Passive Mode (${numbers}).`)
    },
  },
  EPSV: { usage: 'EPSV [1 | 2 | ALL]', needs: 'login', act: enterExtendedPassive },
  REST: {
    usage: 'REST <offset>',
    needs: 'login and argument',
    act(session, argument) {
      const offset = Number(argument)
      if (!/^\d+$/.test(argument) || !Number.isSafeInteger(offset))
        return session.reply(501, 'An offset in bytes is needed.')
      session.restartAt = offset
      session.reply(350, `The next transfer starts at ${offset}.`)
    },
  },
}

/** RFC 2428, 3: the port alone is named, for the address is known. */
async function enterExtendedPassive(session: FtpServerSession, argument: string): Promise<void> {
  if (argument.toUpperCase() === 'ALL') {
    session.extendedOnly = true
    return session.reply(200, 'EPSV ALL is in force.')
  }
  const port = await session.data.listen()
  if (!port) return session.reply(425, 'No port is free for a data connection.')
  const family = port.host.includes(':') ? '2' : '1'
  if (argument !== '' && argument !== family)
    return session.reply(522, `Network protocol not supported, use (${family})`)
  session.reply(229, `Entering Extended Passive Mode (|||${port.port}|)`)
}
