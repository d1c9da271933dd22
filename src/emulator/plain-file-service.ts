import type { FileStore } from '../store/file-store.ts'
import type { TransferEvent } from '../store/transfer-account.ts'

/** A client that has come to a file service without SSH: a connection of FTP, a transfer of TFTP. */
export interface FileArrival {
  /** Its stream in the journal. */
  readonly stream: string
  /** The lab address it comes from. */
  readonly from: string
  /** Breaks it off, as a fault does. */
  readonly cut: () => void
}

/** The files behind an FTP or TFTP door, as one client meets them. */
export interface PlainFileService {
  readonly store: FileStore
  /** Where relative paths start. `/` unless given. */
  readonly home?: string
  /** Told of each file that a client wrote or read, after the journal. */
  readonly onFile?: (event: TransferEvent) => void
}
