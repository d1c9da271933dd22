import type { Socket } from 'node:net'
import type { FtpClient, openFtp } from '../ftp/client/open-ftp.ts'
import type { ServerLine } from './server-line.ts'

/** The account on an FTP server. */
export interface FtpAccount {
  readonly user: string
  readonly password: string
}

/** A client that is let in, or why it is not. */
export type FtpLogin =
  | { readonly ok: true; readonly client: FtpClient }
  | { readonly ok: false; readonly reason: 'login-refused' | 'closed-early' | 'timed-out' }

/**
 * Logs in on a line to an FTP server, in passive mode; what the server says to it is journalled. The client is
 * given, since it must be there before the server speaks.
 */
export async function logInOverFtp(
  open: typeof openFtp,
  { record, socket, hasTimedOut, dialData }: ServerLine,
  { user, password }: FtpAccount,
): Promise<FtpLogin> {
  const opened = await open({
    control: socket as Socket,
    dialData: async (port) => (await dialData(port)) as Socket | undefined,
    user,
    password,
  })
  if (opened.ok) {
    record('login.accepted', { user, method: 'password' })
    return opened
  }
  const reason = hasTimedOut() ? 'timed-out' : opened.refusal
  record('login.refused', { user, method: 'password', reason })
  return { ok: false, reason }
}
