import type { Duplex } from 'node:stream'
import type { Clock } from '../clock/lab-clock.ts'
import type { FileStore, StoreRefusal } from '../store/file-store.ts'
import type { TransferEvent } from '../store/transfer-account.ts'
import type { FtpLimits } from './limits.ts'

/** How one connection to an FTP server is treated. */
export interface FtpServerPolicy {
  /** What the server says first, after `220`. */
  readonly greeting: string
  readonly store: FileStore
  /** The directory in which a login starts. `/` unless given. */
  readonly home?: string
  readonly clock: Clock
  readonly login: (user: string, password: string) => boolean
  /** Opens a port for one data connection; undefined when none is free. */
  readonly openDataPort: () => Promise<FtpDataPort | undefined>
  readonly observe: (event: FtpServerEvent) => void
  readonly limits?: Partial<FtpLimits>
}

/** A port that waits for one data connection. */
export interface FtpDataPort {
  readonly host: string
  readonly port: number
  /** The data connection; undefined when the port was closed first. */
  readonly arrival: Promise<Duplex | undefined>
  readonly close: () => void
}

/** What an FTP server tells about one connection. */
export type FtpServerEvent =
  | { readonly type: 'login.accepted'; readonly user: string; readonly method: string }
  | { readonly type: 'login.refused'; readonly user: string; readonly method: string }
  | TransferEvent
  | {
      readonly type: 'transfer.refused'
      readonly path: string
      readonly reason: StoreRefusal | 'no-data-connection'
      readonly bytes: number
    }
  | { readonly type: 'connection.closed'; readonly reason: string }
