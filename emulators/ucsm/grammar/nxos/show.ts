import { portsOf } from '../../switching/ports.ts'
import type { SwitchFacts } from '../../switching/switch-facts.ts'
import { switchDn } from '../../cluster/network-element.ts'
import { nxosBanner } from '../../screens/nxos-banner.ts'
import { facts, type Visit } from '../../visit.ts'

/** Makes the run of a command that shows something of the switch. */
export function show(screen: (facts: SwitchFacts) => string) {
  return (_: unknown, { session }: { readonly session: Visit }): string =>
    screen(switchFacts(session))
}

function switchFacts(visit: Visit): SwitchFacts {
  const { objects, profile, now } = facts(visit)
  const { fabric, host, platform } = visit
  return {
    fabric,
    host,
    platform,
    objects,
    release: profile.title,
    serial: objects[switchDn(fabric)]?.attributes.serial ?? '',
    ports: portsOf(platform),
    nowMs: now(),
    startedMs: visit.startedMs(),
    copyright: nxosBanner(profile.copyrightYears),
    hostKeys: visit.hostKeys(),
    sessions: visit.desk.list(),
    logLines: visit.syslog.lines(),
  }
}
