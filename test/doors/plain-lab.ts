import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { backupServer } from '../../emulators/index.ts'
import type {
  BackupServerHandle,
  BackupServerOptions,
} from '../../emulators/backup-server/index.ts'
import { egressTo } from '../../src/lab/egress.ts'
import { keyFolder } from '../../src/lab/key-folder.ts'
import { startLab } from '../../src/lab/lab.ts'
import { loopbackPorts } from '../../src/lab/port-plan.ts'
import { runProgram, temporaryFolder } from './real-programs.ts'
import { noiseBytes } from './transfer-programs.ts'

/** A backup server with FTP and TFTP on the system's time, for user u with password x; and a file to send. */
export async function servePlain(options: BackupServerOptions = {}) {
  const lab = await startLab({
    name: 'doors',
    seed: 'doors',
    startMs: Date.now(),
    cast: {
      server: backupServer({ username: 'u', password: 'x', ftp: true, tftp: true, ...options }),
    },
    clock: 'wall',
    ports: loopbackPorts,
    egress: egressTo([]),
    keyFolder: keyFolder(),
  })
  onTestFinished(() => lab.stop('the test is over'))
  const appliance = lab.appliance('server')
  const folder = temporaryFolder()
  const bytes = noiseBytes(300_000)
  writeFileSync(join(folder, 'local.bin'), bytes)
  const portOf = (service: string) =>
    String(appliance.doors.find((door) => door.service === service)!.port)
  return {
    bytes,
    folder,
    ftp: portOf('ftp'),
    tftp: portOf('tftp'),
    server: appliance.handle as BackupServerHandle,
    /** Runs a program in the folder of `local.bin`. */
    run: (command: string, args: readonly string[], input = '') =>
      runProgram(command, args, { cwd: folder, input }),
    journal: (event: string) => lab.journal.entries({ event }).map(({ data }) => data),
  }
}
