import type { Duplex } from 'node:stream'
import type { Socket } from 'node:net'
import type { FtpClient, openFtp } from '../ftp/client/open-ftp.ts'
import type { DialData } from '../ftp/client/passive-transfer.ts'
import type { Recorder } from '../journal/journal.ts'
import type { TransferOutcome, TransferRefused } from '../store/transfer-outcome.ts'
import { onceAborted } from './once-aborted.ts'
import {
  reportTransfer,
  type Direction,
  type PlainErrand,
  type PlainErrandReport,
} from './plain-errand.ts'
import type { Surroundings } from './surroundings.ts'

/** What an appliance has to do with a file on an FTP server, and the login it does it with. */
export interface FtpErrand extends PlainErrand {
  readonly user: string
  readonly password: string
}

/** What is done once the server has let the appliance in. */
export interface FtpTask {
  readonly direction: Direction
  readonly transfer: (client: FtpClient) => Promise<TransferOutcome>
}

/** Dials the server, logs in and does the task in passive mode; every part of it is journalled. */
export async function runFtpErrand(
  surroundings: Surroundings,
  errand: FtpErrand,
  task: FtpTask,
): Promise<PlainErrandReport> {
  const { clock, activity } = surroundings
  const { host, port, withinMs } = errand
  const record = surroundings.record(surroundings.nextStream('dial'))
  const { openFtp } = await activity.during(
    'loading the FTP client',
    () => import('../ftp/client/open-ftp.ts'),
  )
  const deadlineMs = clock.now() + withinMs
  const to = `${host}:${port}`
  const dialled = await surroundings.dial({ host, port, service: 'ftp', withinMs })
  if (!dialled.ok) {
    record('dial.failed', { to, reason: dialled.reason })
    return { ok: false, stage: 'dial', reason: dialled.reason }
  }
  record('connection.dialled', { service: 'ftp', to })

  const sockets = new Set<Duplex>([dialled.socket])
  const closeAll = () => sockets.forEach((socket) => socket.destroy())
  const limit = limitOf(surroundings, deadlineMs, closeAll)
  const forget = onceAborted(errand.signal, closeAll)
  const visit = { record, control: dialled.socket, dialData, hasTimedOut: limit.isReached }
  try {
    return await carryOut(openFtp, { errand, task, visit })
  } finally {
    limit.lift()
    forget()
    closeAll()
  }

  async function dialData(dataPort: number): Promise<Socket | undefined> {
    const leftMs = Math.max(0, deadlineMs - clock.now())
    const data = { host, port: dataPort, dataOf: port, service: 'ftp-data', withinMs: leftMs }
    const found = await surroundings.dial(data)
    if (!found.ok) return undefined
    sockets.add(found.socket)
    return found.socket as Socket
  }
}

/** A connection to the server, on which nothing has been said. */
interface FtpVisit {
  readonly record: Recorder
  readonly control: Duplex
  readonly dialData: DialData
  readonly hasTimedOut: () => boolean
}

async function carryOut(
  open: typeof openFtp,
  { errand, task, visit }: { errand: FtpErrand; task: FtpTask; visit: FtpVisit },
): Promise<PlainErrandReport> {
  const { user, password, path } = errand
  const { record, control, dialData, hasTimedOut } = visit
  const opened = await open({ control: control as Socket, dialData, user, password })
  if (!opened.ok) {
    const reason = hasTimedOut() ? 'timed-out' : opened.refusal
    record('login.refused', { user, method: 'password', reason })
    return { ok: false, stage: 'login', reason }
  }
  record('login.accepted', { user, method: 'password' })
  const outcome = await task.transfer(opened.client)
  await opened.client.close()
  const judged = !outcome.ok && hasTimedOut() ? timedOut(outcome) : outcome
  return reportTransfer(judged, { path, direction: task.direction, record })
}

function timedOut(outcome: TransferRefused): TransferRefused {
  return { ...outcome, refusal: 'timed-out', detail: 'Time was over before the file was across.' }
}

/** Acts when lab time has come to the deadline, unless it was lifted before. */
function limitOf({ clock }: Surroundings, deadlineMs: number, act: () => void) {
  let reached = false
  const timer = clock.setTimeout(
    () => {
      reached = true
      act()
    },
    Math.max(0, deadlineMs - clock.now()),
  )
  return { isReached: () => reached, lift: () => clock.clearTimeout(timer) }
}
