import type { Duplex } from 'node:stream'
import type { Socket } from 'node:net'
import { openFtp } from '../ftp/client/open-ftp.ts'
import type { TransferOutcome } from '../store/transfer-outcome.ts'
import type { PlainErrand, PlainErrandReport } from './plain-errand.ts'
import type { Surroundings } from './surroundings.ts'
import { onceAborted } from './once-aborted.ts'

/** A file that an appliance sends to an FTP server, and the login it does it with. */
export interface FtpErrand extends PlainErrand {
  readonly user: string
  readonly password: string
}

/** Dials the server, logs in and sends the file in passive mode; every part of it is journalled. */
export async function sendFileOverFtp(
  surroundings: Surroundings,
  errand: FtpErrand,
): Promise<PlainErrandReport> {
  const { clock } = surroundings
  const { host, port, user, password, path, withinMs, signal } = errand
  const record = surroundings.record(surroundings.nextStream('dial'))
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
  const forget = onceAborted(signal, closeAll)
  try {
    const opened = await openFtp({
      control: dialled.socket as Socket,
      user,
      password,
      async dialData(dataPort) {
        const leftMs = Math.max(0, deadlineMs - clock.now())
        const data = { host, port: dataPort, dataOf: port, service: 'ftp-data', withinMs: leftMs }
        const found = await surroundings.dial(data)
        if (!found.ok) return undefined
        sockets.add(found.socket)
        return found.socket as Socket
      },
    })
    if (!opened.ok) {
      const reason = limit.isReached() ? 'timed-out' : opened.refusal
      record('login.refused', { user, method: 'password', reason })
      return { ok: false, stage: 'login', reason }
    }
    record('login.accepted', { user, method: 'password' })
    const outcome = await opened.client.put(path, errand.bytes)
    await opened.client.close()
    return reported(limit.isReached() ? timedOut(outcome) : outcome)
  } finally {
    limit.lift()
    forget()
    closeAll()
  }

  function reported(outcome: TransferOutcome): PlainErrandReport {
    if (outcome.ok) {
      const { bytes, sha256 } = outcome
      record('file.sent', { path, bytes, sha256, complete: true })
      return outcome
    }
    const { refusal: reason, bytes, detail } = outcome
    record('transfer.refused', { path, reason, bytes, detail })
    return { ok: false, stage: 'transfer', outcome }
  }
}

function timedOut(outcome: TransferOutcome): TransferOutcome {
  if (outcome.ok) return outcome
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
