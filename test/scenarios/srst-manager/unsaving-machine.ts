import { srstManager } from '../../../emulators/index.ts'

/** The machine of the stories, which cannot save pins and backup security. */
export const unsaving = srstManager({
  hostname: 'srstmgr-1',
  backupUrl: 'sftp://backup.example.com/vmbackups',
  backupUsername: 'backup',
  backupPassword: 'mainserver',
  savesPins: false,
})
