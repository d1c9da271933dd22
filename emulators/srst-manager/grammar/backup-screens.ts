import type { CommandIo } from '../../../src/emulator/index.ts'
import { backupServerOf, knownHostsOf, revisionsOf } from '../backup/backup-settings.ts'
import { travellerOf } from '../backup/running-job.ts'
import { listBackups } from '../backup/server-listing.ts'
import { knownHostScreen } from '../screens/fingerprint.ts'
import { faultText } from '../screens/operation-reasons.ts'
import { backupScreen, backupServerScreen, NO_BACKUP_SERVER } from '../screens/show-backup.ts'
import { historyScreen } from '../screens/show-history.ts'
import { facts, type Visit } from '../visit.ts'
import { command } from './words.ts'

const vocabulary = {
  backup: 'Backup information',
  history: 'History of operations',
  knownhost: 'Pinned host keys of SSH servers',
  restore: 'Restore information',
  security: 'Security information',
  server: 'Backups on the backup server',
  ssh: 'SSH',
}

/** What is shown about backups in EXEC, offline and configuration mode alike. */
export const backupScreens = [
  command('show backup', {
    help: 'Backup information',
    vocabulary,
    run: (_, { session }) => backupScreen(facts(session).running),
  }),
  command('show backup server', {
    help: 'Backups on the backup server',
    vocabulary,
    run: (_, io) => showServer(io),
  }),
  command('show backup history', {
    help: 'History of operations',
    vocabulary,
    run: (_, { session }) => historyScreen(facts(session).backups),
  }),
  command('show restore history', {
    help: 'History of operations',
    vocabulary,
    run: (_, { session }) => historyScreen(facts(session).restores),
  }),
  command('show security ssh knownhost', {
    help: 'Pinned host keys of SSH servers',
    vocabulary,
    run: (_, { session }) => knownHosts(session),
  }),
  command('show security ssh known-hosts', {
    help: 'Pinned host keys of SSH servers',
    hidden: true,
    run: (_, { session }) => knownHosts(session),
  }),
]

function knownHosts(visit: Visit): string {
  return knownHostScreen(knownHostsOf(facts(visit).running))
}

async function showServer(io: CommandIo<Visit>): Promise<string> {
  const { surroundings } = io.session
  const { running, profile } = facts(io.session)
  const server = backupServerOf(running)
  if (!server) return NO_BACKUP_SERVER
  const traveller = { ...travellerOf(surroundings, profile), signal: io.signal }
  const destination = { server, knownHosts: knownHostsOf(running) }
  const listed = await io.until(listBackups(traveller, destination))
  return listed.ok
    ? backupServerScreen(listed.value, revisionsOf(running))
    : faultText(listed.fault)
}
