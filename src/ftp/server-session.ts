import { absolutePath } from '../store/path.ts'
import type { DataChannel } from './data-channel.ts'
import type { FtpLimits } from './limits.ts'
import type { FtpServerPolicy } from './server-policy.ts'

/** One connection to an FTP server: who is on it, and what the client has set. */
export interface FtpServerSession {
  readonly policy: FtpServerPolicy
  readonly limits: FtpLimits
  readonly data: DataChannel
  readonly reply: (code: number, text: string | readonly string[]) => void
  /** Says a last thing and closes the connection. */
  readonly bye: (code: number, text: string, reason: string) => void
  /** Whether the control connection is gone. */
  readonly isOver: () => boolean
  /** The name of USER, and whether its password was right. */
  user: string | undefined
  loggedIn: boolean
  failedLogins: number
  directory: string
  /** Where the next transfer starts, as REST has set it. */
  restartAt: number
  renameFrom: string | undefined
  /** EPSV ALL: no other command for data connections is allowed any more (RFC 2428, 4). */
  extendedOnly: boolean
}

/** What the server does at one command; the reply is its own business. */
export interface FtpCommand {
  /** How it is written, for HELP and for errors. */
  readonly usage: string
  readonly needs: 'nothing' | 'login' | 'login and argument' | 'argument'
  readonly act: (session: FtpServerSession, argument: string) => Promise<void> | void
}

/** The path in the store that an argument means. */
export function pathIn({ directory }: FtpServerSession, argument: string): string {
  return absolutePath(directory, argument)
}
