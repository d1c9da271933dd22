import { parseScpCommand } from '../../src/ssh/scp/scp-command.ts'
import { serveScp } from '../../src/ssh/scp/serve-scp.ts'
import { serveSftp } from '../../src/ssh/sftp/serve-sftp.ts'
import type { FileStore } from '../../src/ssh/store/file-store.ts'
import type { TransferEvent } from '../../src/ssh/transfer-account.ts'
import { startBareServer, type BareServer } from './bare-ssh2-server.ts'

/** A server that takes files, and what it told about them. */
export interface TransferServer extends AsyncDisposable, Pick<BareServer, 'port' | 'fingerprint'> {
  events: TransferEvent[]
  /** Resolves when every channel that was opened is done with. */
  over: () => Promise<unknown>
  cut: () => void
}

/** 2019-09-11T10:00:00Z. */
export const labClock = { now: () => Date.UTC(2019, 8, 11, 10) }

/** Serves a store over SFTP and SCP to whoever comes; `noise` is printed before the SCP protocol. */
export async function startTransferServer(
  store: FileStore,
  { noise = '' }: { noise?: string } = {},
): Promise<TransferServer> {
  const events: TransferEvent[] = []
  const observe = (event: TransferEvent) => events.push(event)
  const channels: Promise<void>[] = []
  let cut = () => {}
  const server = await startBareServer({
    sftp: (sftp, cutConnection) => {
      cut = cutConnection
      channels.push(serveSftp(sftp, { store, clock: labClock, observe }))
    },
    exec: (channel, line, cutConnection) => {
      cut = cutConnection
      const exit = (code: number) => {
        channel.exit(code)
        channel.end()
      }
      const command = parseScpCommand(line)
      if (command) channels.push(serveScp(channel, command, { store, noise, observe, exit }))
      else exit(127)
    },
  })
  return {
    port: server.port,
    fingerprint: server.fingerprint,
    events,
    over: () => Promise.all(channels),
    cut: () => cut(),
    [Symbol.asyncDispose]: server.close,
  }
}
