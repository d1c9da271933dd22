/** Every emulator there is, written out. */
import type { Emulator } from '../src/emulator/index.ts'
import { backupServer } from './backup-server/index.ts'
import { fmc } from './fmc/index.ts'
import { ftd } from './ftd/index.ts'
import { jumpHost } from './jump-host/index.ts'
import { srstManager } from './srst-manager/index.ts'
import { ucsm } from './ucsm/index.ts'
import { workstation } from './workstation/index.ts'

export { backupServer, fmc, ftd, jumpHost, srstManager, ucsm, workstation }

export const emulators: readonly Emulator[] = [
  ucsm,
  srstManager,
  fmc,
  ftd,
  backupServer,
  jumpHost,
  workstation,
]
