import type { Surroundings } from '../emulator/surroundings.ts'
import type { ApplianceDoors } from './appliance-doors.ts'
import type { LabServices } from './lab-services.ts'

interface Place {
  readonly name: string
  readonly hostname: string
  readonly address: string
  readonly sinceMs: number
}

/** Makes what one appliance gets from its lab. Called anew at each start, so that chance starts anew too. */
export function surround(place: Place, lab: LabServices, doors: ApplianceDoors): Surroundings {
  const { name, address } = place
  const entropy = lab.entropy.fork(`appliance ${name}`)
  return {
    ...place,
    clock: lab.clock,
    activity: lab.activity,
    entropy,
    record: (stream) => lab.journal.stream(name, stream),
    nextStream: (kind) => lab.journal.nextStream(name, kind),
    secret: lab.redaction.keep,
    findSecret: lab.redaction.find,
    hostKey: (type, { bits, generation = 0 } = {}) =>
      lab.keys.hostKey(
        type,
        entropy.keys.fork(`host key ${type} ${generation}`),
        bits === undefined ? {} : { bits },
      ),
    openDoor: doors.open,
    openDataPort: (plan) => lab.network.openDataPort(address, plan),
    openDatagramDoor: doors.openForDatagrams,
    openDatagramPort: (plan) => lab.datagrams.open(address, plan, doors.place),
    shareAddress: (further) => lab.sharedAddresses.share({ name, address, doors }, further),
    lookUp: (host) => lab.addresses.find(host),
    reaches: (host, by) => lab.network.echo(host, by?.fromShell),
    dial: (to) => lab.network.dial(address, to),
    until: (reached, limitMs) => lab.clock.until(reached, limitMs),
    tape: lab.tape,
    crashed: (where, error) => lab.crashed(name, where, error),
  }
}
