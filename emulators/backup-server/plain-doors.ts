import {
  cuttingFiles,
  openFtpDoor,
  openTftpDoor,
  portRange,
  type FileArrival,
  type PlainFileService,
} from '../../src/emulator/index.ts'
import type { House } from './door.ts'
import { connectionFaults, storeFaults } from './server-faults.ts'

/** Which services the server has besides SSH. */
export interface PlainDoorOptions {
  readonly ftp?: boolean
  /** First and last port for FTP data connections, as `50000-50099`. */
  readonly ftpDataPorts?: string
  readonly tftp?: boolean
}

/** Opens the doors without SSH that the cast asks for. Throws `bad-port-range`. */
export async function openPlainDoors(
  house: House,
  { ftp = false, tftp = false, ftpDataPorts }: PlainDoorOptions,
): Promise<void> {
  const { surroundings, server, users } = house
  const faults = () => server.getSnapshot().context.faults
  const { name } = surroundings
  const dataPorts =
    ftpDataPorts === undefined ? undefined : portRange(name, 'ftpDataPorts', ftpDataPorts)

  function files({ stream, cut }: FileArrival): PlainFileService {
    const record = surroundings.record(stream)
    const { home, onFile } = house
    const store = cuttingFiles(house.disk(), storeFaults(faults()), { cut, record })
    return { store, home, onFile }
  }

  if (ftp)
    await openFtpDoor(surroundings, {
      port: 21,
      dataPorts,
      faults: () => connectionFaults(faults()),
      policy: (arrival) => ({
        ...files(arrival),
        greeting: 'FTP server ready.',
        login: (user, password) =>
          users.some(({ username, password: right }) => username === user && password === right),
      }),
    })
  if (tftp) await openTftpDoor(surroundings, { port: 69, files })
}
