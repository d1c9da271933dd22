import { assumed, documented, recalled } from '../../../src/emulator/index.ts'

export const evidence = recalled(
  'Unity Express: the warning before offline, and restore factory default.',
)
export const restartEvidence = documented(
  'Administration guide, "Maintaining the System": restarting ends all sessions and loses unsaved configuration; the default answer is no.',
)
export const eraseEvidence = assumed('The question is that of IOS.')

/** Before a machine goes offline. */
export const OFFLINE_WARNING = [
  '!!!WARNING!!!: If you are going offline to do a backup, it is recommended',
  "that you save the current running configuration using the 'write' command,",
  'prior to going to the offline state.',
  '',
  'Putting the system offline will terminate all end user sessions.',
].join('\n')

export const OFFLINE_QUESTION = 'Are you sure you want to go offline[n]? : '

/** Before a machine restarts or halts. */
export const RESTART_WARNING = [
  'Restarting the system will terminate all end-user sessions and cause',
  'any unsaved configuration data to be lost.',
].join('\n')

export const RELOAD_QUESTION = 'Are you sure you want to reload[n]? : '
export const SHUTDOWN_QUESTION = 'Are you sure you want to shut down[n]? : '

/** Before everything is erased. */
export const FACTORY_WARNING = [
  'This operation will cause all the configuration and data on the system to be erased. This operation is not',
  'reversible.',
].join('\n')

export const CONTINUE_QUESTION = 'Do you wish to continue[n]?: '
export const FACTORY_CANCELLED =
  'The operation is cancelled, but the system remains in offline mode.'
export const FACTORY_RELOADING = 'The system will now reload.'

export const ERASE_QUESTION =
  'Erasing the nvram filesystem will remove all configuration files! Continue? [n]: '
export const WRITE_ERASED = 'Erase of nvram: complete'

/** What the orders of offline mode say once another session has put the system online. */
export const NOT_OFFLINE = '% The system is not offline.'
/** What is said while another session's backup or restore runs. */
export const BUSY = '% A backup or restore operation is in progress.'
