import { adapter, adapterMcp, adapterTop } from './adapter.ts'
import { autoInstall } from './auto-install.ts'
import { backup } from './backup.ts'
import { capability } from './capability.ts'
import { debugShell } from './debug-shell.ts'
import { everywhere } from './everywhere.ts'
import { exec } from './exec.ts'
import { exportPolicyModes } from './export-policies.ts'
import { fabricInterconnect } from './fabric-interconnect.ts'
import { faultPolicy } from './fault-policy.ts'
import { firmware } from './firmware.ts'
import { importConfig } from './import-config.ts'
import { iom } from './iom.ts'
import { localManagement } from './local-mgmt.ts'
import { localUser } from './local-user.ts'
import { macPool } from './mac-pool.ts'
import { monitoring } from './monitoring.ts'
import { nxos } from './nxos/nxos.ts'
import { org } from './org.ts'
import { security } from './security.ts'
import { services } from './services.ts'
import { shellSessionLimits } from './shell-session-limits.ts'
import { system } from './system.ts'
import type { Mode } from './words.ts'

/** Every mode of the command line; the last is what those of the management CLI share. */
export const modes: readonly Mode[] = [
  exec,
  system,
  backup,
  importConfig,
  capability,
  services,
  shellSessionLimits,
  org,
  macPool,
  ...exportPolicyModes,
  monitoring,
  faultPolicy,
  security,
  localUser,
  firmware,
  autoInstall,
  fabricInterconnect,
  localManagement,
  debugShell,
  adapter,
  adapterTop,
  adapterMcp,
  iom,
  nxos,
  everywhere,
]
