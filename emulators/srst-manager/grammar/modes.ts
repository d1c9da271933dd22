import { aaaAccounting, aaaAccountingEvent, aaaPolicy } from './aaa.ts'
import { backupSchedule } from './backup-schedule.ts'
import { config } from './config.ts'
import { configInterface } from './config-interface.ts'
import { exec } from './exec.ts'
import { kronSchedule } from './kron-schedule.ts'
import { offline } from './offline.ts'
import { show } from './show.ts'
import type { Mode } from './words.ts'

/** Every mode of the command line; the last is what all of them share. */
export const modes: readonly Mode[] = [
  exec,
  config,
  configInterface,
  aaaAccounting,
  aaaAccountingEvent,
  aaaPolicy,
  backupSchedule,
  kronSchedule,
  offline,
  show,
]
