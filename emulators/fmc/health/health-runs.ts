import type { Actor } from 'xstate'
import type { Clock } from '../../../src/emulator/index.ts'
import { type CaExpiry, type CaStanding } from '../authority/ca-expiry.ts'
import type { DeviceTable } from '../devices/device-table.ts'
import type { fmcMachine } from '../machines/fmc-machine.ts'
import {
  expiredAlert,
  expiringAlert,
  silentAlert,
  certificateDate,
} from '../screens/health-texts.ts'
import { certificateTexts } from '../screens/task-texts.ts'
import type { TaskDesk } from '../tasks/task-desk.ts'
import type { HealthAlert } from '../vocabulary.ts'

/** The first vulnerability database that warns of the InternalCA (Cisco document 222464). */
const FIRST_WARNING_VDB = 399

/** What health runs look at. */
export interface HealthPlan {
  readonly clock: Clock
  readonly appliance: Actor<typeof fmcMachine>
  readonly expiry: CaExpiry
  readonly devices: DeviceTable
  readonly desk: TaskDesk
  /** By how much the manager's own time is ahead of the lab's. */
  readonly aheadMs: () => number
}

/**
 * Runs the health modules as often as the release does. A jump in time skips runs that would find nothing new; a
 * certificate that crosses a date, and a device that has come or gone, is found by the very next run.
 */
export function keepHealth(plan: HealthPlan): () => void {
  const { clock, appliance, expiry, devices, aheadMs } = plan
  const warnOnce = taskWarnings(plan)
  let lastMs = clock.now()
  let lastChanges = devices.changes()
  let lastAheadMs = aheadMs()
  let lastEndMs = expiry.endMs()
  let lastVdb = appliance.getSnapshot().context.vdb

  function run(): void {
    const { context } = appliance.getSnapshot()
    lastMs = clock.now()
    lastChanges = devices.changes()
    lastAheadMs = aheadMs()
    lastEndMs = expiry.endMs()
    lastVdb = context.vdb
    if (!appliance.getSnapshot().matches('running')) return
    const standing =
      context.vdb >= FIRST_WARNING_VDB ? expiry.standingAt(lastMs + lastAheadMs) : 'good'
    warnOnce(standing)
    appliance.send({ type: 'health.examined', alerts: alertsFor(plan, standing) })
  }

  function changesAt(): number | undefined {
    const isOther = lastAheadMs !== aheadMs() || expiry.endMs() !== lastEndMs
    const isNew = devices.changes() !== lastChanges || lastVdb !== vdbOf(appliance)
    if (isOther || isNew) return lastMs
    const coming = expiry.turningPointsMs().map((instant) => instant - lastAheadMs)
    return coming.find((instant) => instant > lastMs)
  }

  const { healthRunMs } = appliance.getSnapshot().context.profile.timings
  return clock.every(healthRunMs, run, { coalesced: true, changesAt })
}

function vdbOf(appliance: HealthPlan['appliance']): number {
  return appliance.getSnapshot().context.vdb
}

function alertsFor({ expiry, devices }: HealthPlan, standing: CaStanding): HealthAlert[] {
  const silent = devices.list().filter(({ state }) => state === 'disabled')
  return [...certificateAlerts(expiry, standing), ...silent.map(({ name }) => silentAlert(name))]
}

function certificateAlerts({ endMs }: CaExpiry, standing: CaStanding): HealthAlert[] {
  const end = endMs()
  if (end === undefined || standing === 'good') return []
  return [standing === 'expired' ? expiredAlert(end) : expiringAlert(end)]
}

/** A task for each step of an InternalCA towards its end; it stays until somebody dismisses it. */
function taskWarnings({ desk, expiry }: HealthPlan): (standing: CaStanding) => void {
  let told = ''
  return (standing) => {
    const end = expiry.endMs()
    const news = `${standing} ${end}`
    if (news === told) return
    told = news
    if (end === undefined || standing === 'good') return
    const { group, title, expired, expiring } = certificateTexts
    const text = standing === 'expired' ? expired : expiring(certificateDate(end))
    desk.begin({ group, title, text }).fail(text)
  }
}
