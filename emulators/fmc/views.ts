import type { House } from './house.ts'

/** What the pages of the manager's web interface show, as plain data. */
export function viewsOf({ appliance, devices, end, expiry, now }: House) {
  const { profile, hotfixes, tasks, alerts, vdb } = appliance.getSnapshot().context
  const caEndMs = expiry.endMs()
  const generation = expiry.generation()
  return {
    deviceManagement: devices.list(),
    tasks,
    health: { status: statusOf(alerts.map(({ severity }) => severity)), alerts },
    certificate: {
      standing: expiry.standingAt(now()),
      ...(caEndMs !== undefined && { ends: new Date(caEndMs).toISOString() }),
      ...(generation && { generation }),
    },
    software: {
      version: profile.version,
      build: profile.build,
      hotfixes: hotfixes.map(({ name }) => name),
    },
    highAvailability: end.tunnel
      .peers()
      .filter(({ role }) => role === 'ha-peer')
      .map(({ name, uuid, channels }) => ({
        peer: name,
        uuid,
        state: channels.length > 0 ? ('connected' as const) : ('disconnected' as const),
      })),
    vdb,
  }
}

/** The pages of a manager. */
export type FmcViews = ReturnType<typeof viewsOf>

function statusOf(severities: readonly ('warning' | 'error')[]): 'normal' | 'warning' | 'error' {
  if (severities.includes('error')) return 'error'
  return severities.length > 0 ? 'warning' : 'normal'
}
