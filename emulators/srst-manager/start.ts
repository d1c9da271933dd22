import type { Actor } from 'xstate'
import {
  hostKeySheets,
  labPassword,
  openSshDoor,
  passwordDigest,
  startChart,
  stateName,
  type CastOptions,
  type SshDoor,
  type StartedEmulator,
  type StartPlan,
} from '../../src/emulator/index.ts'
import { hiddenCredentials, serverEdit } from './backup/backup-settings.ts'
import { runningJob } from './backup/running-job.ts'
import { factoryConfiguration } from './configuration/factory.ts'
import { applyEdits } from './configuration/statements.ts'
import { firstObjects } from './data/first-objects.ts'
import { doorPolicy, throwOut, visitOf, type House } from './door.ts'
import { srstHandle, type SrstHandle } from './handle.ts'
import { knownLogins } from './logins.ts'
import { keepLogs } from './logs/keep-logs.ts'
import { srstMachine } from './machines/srst-machine.ts'
import { runningKron } from './schedules/running-kron.ts'
import { receive } from './sent-events.ts'
import { hostKeyOptions } from './ssh-sheet.ts'
import type { SrstProfile } from './vocabulary.ts'

/** What may be chosen about a machine besides profile, address and host name. */
export interface SrstOptions extends CastOptions {
  /** The administrator. Default admin. */
  readonly username?: string
  readonly password?: string
  /** How many sites it manages from the start. Default 4. */
  readonly sites?: number
  /** Where backups go from the start: `sftp://server/backups`. */
  readonly backupUrl?: string
  readonly backupUsername?: string
  readonly backupPassword?: string
  /** Whether `write` saves pinned host keys and the flags of backup security; as the profile says when absent. */
  readonly savesPins?: boolean
}

const SITES = 4
const SITES_MAX = 1_000

/** Starts a machine: its chart, its logs, and the SSH door in front of it. */
export async function startSrstManager({
  surroundings,
  profile: release,
  options,
}: StartPlan<SrstProfile, SrstOptions>): Promise<StartedEmulator<SrstHandle>> {
  const profile = { ...release, savesPins: options.savesPins ?? release.savesPins }
  const { address, entropy, clock } = surroundings
  const username = options.username ?? 'admin'
  const password = surroundings.secret(options.password ?? labPassword(entropy))
  const hostname = options.hostname ?? `se-${address.replaceAll('.', '-')}`
  const input = {
    now: clock.now,
    profile,
    configuration: applyEdits(
      factoryConfiguration({ hostname, address }),
      backupServerEdits(options, surroundings.secret),
    ),
    objects: firstObjects({
      admin: { name: username, digest: passwordDigest(password, username) },
      sites: Math.min(SITES_MAX, options.sites ?? SITES),
      axl: profile.axl,
      entropy,
    }),
  }

  const actors = {
    job: runningJob(surroundings, profile),
    kron: runningKron(() => visitOf(house, { user: username, from: address })),
  }
  const appliance: Actor<typeof srstMachine> = startChart(
    surroundings,
    srstMachine.provide({ actors }),
    { stream: 'appliance', input },
  )
  const house: House = {
    surroundings,
    appliance,
    logs: keepLogs(appliance, clock.now),
    consoles: new Set(),
  }
  const door = await openSshDoor(surroundings, {
    port: 22,
    policy: (arrival) => doorPolicy(house, arrival),
  })
  followPower(house, door)

  return {
    handle: srstHandle(house),
    state: () => stateName(appliance.getSnapshot().value),
    profile: () => profile.title,
    send: (event) => receive(house, event),
    get credentials() {
      return knownLogins(house, { username, password })
    },
    sshOffer: () => profile.sshServer,
    hostKeys: () => hostKeySheets(surroundings, ['ssh-rsa', 'ssh-dss'], hostKeyOptions),
    stop: () => appliance.stop(),
  }
}

function backupServerEdits(
  { backupUrl: url, backupUsername: username, backupPassword: password = '' }: SrstOptions,
  secret: (text: string) => string,
) {
  if (url === undefined) return []
  if (username === undefined) return [serverEdit(url)]
  secret(password)
  return [serverEdit(url, secret(hiddenCredentials({ username, password })))]
}

/** While the machine starts anew or is down nobody gets in, and those who are in are thrown out. */
function followPower(house: House, door: SshDoor): void {
  house.appliance.subscribe(({ value }) => {
    const isUp = value !== 'reloading' && value !== 'down'
    if (isUp && !door.isOpen()) door.open()
    if (!isUp && door.isOpen()) throwOut(house, door, value === 'down' ? 'shutdown' : 'reload')
  })
}
