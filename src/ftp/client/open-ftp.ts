import type { Socket } from 'node:net'
import { Readable, Writable } from 'node:stream'
import { Client, FTPError } from 'basic-ftp'
import {
  fingerprinted,
  tooLong,
  type TransferOutcome,
  type TransferRefused,
} from '../../store/transfer-outcome.ts'
import { keepListeners } from './keep-listeners.ts'
import { passiveTransfer, type DialData } from './passive-transfer.ts'
import { refusalOfReply } from './reply-refusal.ts'

/** The control connection to an FTP server, and how its data connections are made. */
export interface FtpClientPlan {
  /** A TCP connection on which the server's greeting has yet to come. */
  readonly control: Socket
  readonly dialData: DialData
  readonly user: string
  readonly password: string
}

/** A login, or why there is none: the server refused it, or did not get that far. */
export type OpenedFtp =
  | { readonly ok: true; readonly client: FtpClient }
  | {
      readonly ok: false
      readonly refusal: 'login-refused' | 'closed-early'
      readonly detail: string
    }

/** A name in a directory of an FTP server. */
export interface FtpName {
  readonly name: string
  readonly kind: 'file' | 'directory' | 'other'
  readonly sizeBytes: number
}

/** What an operation gave, or why it gave nothing. */
export type FtpAnswer<Value> = { readonly ok: true; readonly value: Value } | TransferRefused

/** A login at an FTP server. One operation at a time. */
export interface FtpClient {
  readonly put: (path: string, bytes: Uint8Array) => Promise<TransferOutcome>
  /** Writes behind the end of a file, which is made when it is not there. */
  readonly append: (path: string, bytes: Uint8Array) => Promise<TransferOutcome>
  /** Breaks off, and the connection is of no more use, when the file is longer than `bytesMax`. */
  readonly get: (path: string, bytesMax?: number) => Promise<FtpAnswer<Uint8Array>>
  readonly list: (path: string) => Promise<FtpAnswer<readonly FtpName[]>>
  readonly makeDirectory: (path: string) => Promise<FtpAnswer<undefined>>
  readonly remove: (path: string) => Promise<FtpAnswer<undefined>>
  readonly removeDirectory: (path: string) => Promise<FtpAnswer<undefined>>
  /** Says goodbye and closes the connection. */
  readonly close: () => Promise<void>
}

/** Logs in over a control connection that stands. Time limits are the caller's: it destroys `control`. */
export async function openFtp(plan: FtpClientPlan): Promise<OpenedFtp> {
  const { control, user, password } = plan
  // No time-out of its own: lab time decides.
  const ftp = new Client(0)
  ftp.prepareTransfer = passiveTransfer(plan.dialData)
  ftp.ftp.socket = keepListeners(control)
  try {
    await greeting(ftp)
    await ftp.login(user, password)
    await ftp.useDefaultSettings()
  } catch (error) {
    control.destroy()
    const { refusal, detail } = refusalOfReply(error)
    const isLogin = error instanceof FTPError && refusal === 'permission-denied'
    return { ok: false, refusal: isLogin ? 'login-refused' : 'closed-early', detail }
  }
  return { ok: true, client: clientOf(ftp, control) }
}

/** The server speaks first (RFC 959, 5.4). */
function greeting({ ftp }: Client): Promise<unknown> {
  return ftp.handle(undefined, (reply, task) => {
    if (reply instanceof Error) task.reject(reply)
    else if (reply.code >= 200) task.resolve(reply)
  })
}

function clientOf(ftp: Client, control: Socket): FtpClient {
  const done = async (work: Promise<unknown>) => answer(work.then(() => undefined))
  return {
    async put(path, bytes) {
      const sent = await done(ftp.uploadFrom(Readable.from([bytes]), path))
      return sent.ok ? fingerprinted(bytes) : sent
    },
    async append(path, bytes) {
      const sent = await done(ftp.appendFrom(Readable.from([bytes]), path))
      return sent.ok ? fingerprinted(bytes) : sent
    },
    async get(path, bytesMax = Number.POSITIVE_INFINITY) {
      const collected = createCollector(bytesMax)
      const got = await done(ftp.downloadTo(collected.into, path))
      if (collected.bytes() > bytesMax) return tooLong(collected.bytes(), bytesMax)
      return got.ok ? { ok: true, value: Buffer.concat(collected.chunks) } : got
    },
    list: (path) => answer(ftp.list(path).then((names) => names.map(nameOf))),
    makeDirectory: (path) => done(ftp.send(`MKD ${path}`)),
    remove: (path) => done(ftp.remove(path)),
    removeDirectory: (path) => done(ftp.removeEmptyDir(path)),
    async close() {
      await ftp.sendIgnoringError('QUIT').catch(() => {})
      control.destroy()
    },
  }
}

async function answer<Value>(work: Promise<Value>): Promise<FtpAnswer<Value>> {
  try {
    return { ok: true, value: await work }
  } catch (error) {
    return refusalOfReply(error)
  }
}

/** Takes up to `bytesMax` bytes, and refuses the rest. */
function createCollector(bytesMax: number) {
  const chunks: Uint8Array[] = []
  let bytes = 0
  const into = new Writable({
    write(chunk: Uint8Array, _encoding, taken) {
      bytes += chunk.length
      if (bytes > bytesMax) return void into.destroy()
      chunks.push(chunk)
      taken()
    },
  })
  return { into, chunks, bytes: () => bytes }
}

type ListedName = Awaited<ReturnType<Client['list']>>[number]

function nameOf({ name, size, isFile, isDirectory }: ListedName): FtpName {
  const kind = isFile ? 'file' : isDirectory ? 'directory' : 'other'
  return { name, kind, sizeBytes: size }
}
