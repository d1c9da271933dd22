import { portsOf } from '../../switching/ports.ts'
import { equipmentSeen } from '../../equipment/equipment-seen.ts'
import type { SwitchFacts } from '../../switching/switch-facts.ts'
import { switchDn } from '../../cluster/network-element.ts'
import { nxosBanner } from '../../screens/nxos-banner.ts'
import type { UserSession } from '../../sessions/session-desk.ts'
import { facts, type Visit } from '../../visit.ts'

/** Makes the run of a command that shows something of the switch. */
export function show(screen: (facts: SwitchFacts) => string) {
  return (_: unknown, { session }: { readonly session: Visit }): string =>
    screen(switchFacts(session))
}

function switchFacts(visit: Visit): SwitchFacts {
  const { objects, profile, now } = facts(visit)
  const { fabric, host, platform } = visit
  const equipment = equipmentSeen(visit)
  return {
    fabric,
    host,
    platform,
    objects,
    release: profile.title,
    serial: objects[switchDn(fabric)]?.attributes.serial ?? '',
    equipment,
    ports: portsOf(platform, equipment),
    nowMs: now(),
    startedMs: visit.startedMs(),
    copyright: nxosBanner(profile.copyrightYears),
    hostKeys: visit.hostKeys(),
    sessions: sessionsAt(visit),
    logLines: visit.syslog.lines(),
  }
}

/** Who is logged in there: somebody from the other interconnect has their place at its desk. */
function sessionsAt({ desk, session }: Visit): readonly UserSession[] {
  const there = desk.list()
  return there.includes(session) ? there : [...there, session]
}
