import { assumed } from '../../../src/emulator/index.ts'
import type { UcsmPlatform } from '../platforms.ts'

export const evidence = assumed(
  'The chassis, servers and adapters of the lab; product names and numbers are those of parts that go with each model.',
)

/** What every part tells of itself. */
export interface Part {
  readonly pid: string
  readonly productName: string
  readonly vid: string
  readonly serial: string
}

/** An I/O module of a chassis: `left` leads to fabric A, `right` to fabric B. */
export interface IoModule extends Part {
  readonly id: 1 | 2
  readonly fabric: 'A' | 'B'
}

/** A server with its adapters by number. */
export interface Server extends Part {
  readonly id: number
  readonly adapters: readonly (Part & { readonly id: number })[]
}

export interface Chassis extends Part {
  readonly id: number
  readonly ioModules: readonly IoModule[]
  readonly blades: readonly Server[]
  readonly fans: number
  readonly powerSupplies: number
}

/** What is connected to the fabric interconnects of a domain. */
export interface Equipment {
  readonly chassis: readonly Chassis[]
  readonly rackServers: readonly Server[]
}

interface Fitting {
  readonly chassisCount: number
  readonly ioModule: readonly [pid: string, name: string]
  readonly blade: readonly [pid: string, name: string]
  readonly rackServer: readonly [pid: string, name: string]
  readonly adapter: readonly [pid: string, name: string]
}

const VIC_1340 = ['UCSB-MLOM-40G-03', 'Cisco UCS VIC 1340'] as const
const FITTINGS: Readonly<Record<string, Fitting>> = {
  '6200': {
    chassisCount: 1,
    ioModule: ['UCS-IOM-2208XP', 'Cisco UCS 2208XP'],
    blade: ['UCSB-B200-M3', 'Cisco UCS B200 M3'],
    rackServer: ['UCSC-C220-M3S', 'Cisco UCS C220 M3S'],
    adapter: ['UCSB-MLOM-40G-01', 'Cisco UCS VIC 1240'],
  },
  '6300': {
    chassisCount: 2,
    ioModule: ['UCS-IOM-2304', 'Cisco UCS 2304'],
    blade: ['UCSB-B200-M4', 'Cisco UCS B200 M4'],
    rackServer: ['UCSC-C220-M4S', 'Cisco UCS C220 M4S'],
    adapter: VIC_1340,
  },
  '6400': {
    chassisCount: 2,
    ioModule: ['UCS-IOM-2208XP', 'Cisco UCS 2208XP'],
    blade: ['UCSB-B200-M5', 'Cisco UCS B200 M5'],
    rackServer: ['UCSC-C220-M5SX', 'Cisco UCS C220 M5SX'],
    adapter: VIC_1340,
  },
}

const BLADES = [1, 2]
const RACK_SERVERS = [1, 2]

/**
 * The equipment of a domain whose first interconnect is of this model and has this serial number; the
 * serial numbers of all parts follow from it.
 */
export function equipmentOf({ series }: UcsmPlatform, interconnectSerial: string): Equipment {
  const fitting = FITTINGS[series]
  if (!fitting) return { chassis: [], rackServers: [] }
  const parts = partMaker(interconnectSerial)
  const ids = Array.from({ length: fitting.chassisCount }, (_, index) => index + 1)
  return {
    chassis: ids.map((id) => chassisOf(id, fitting, parts)),
    rackServers: RACK_SERVERS.map((id) => serverOf(id, fitting.rackServer, fitting, parts)),
  }
}

type MakePart = (model: readonly [pid: string, name: string]) => Part

/** Makes parts with serial numbers of their own: the plant of the parts, and the week and unit counted on. */
function partMaker(interconnectSerial: string): MakePart {
  const tail = interconnectSerial.slice(-4)
  let count = 0
  return ([pid, productName]) => {
    count += 1
    return { pid, productName, vid: 'V01', serial: `FCH17${String(10 + count)}${tail}` }
  }
}

function chassisOf(id: number, fitting: Fitting, part: MakePart): Chassis {
  return {
    ...part(['UCSB-5108-AC2', 'Cisco UCS 5108']),
    id,
    ioModules: [
      { ...part(fitting.ioModule), id: 1, fabric: 'A' },
      { ...part(fitting.ioModule), id: 2, fabric: 'B' },
    ],
    blades: BLADES.map((blade) => serverOf(blade, fitting.blade, fitting, part)),
    fans: 8,
    powerSupplies: 4,
  }
}

function serverOf(
  id: number,
  model: readonly [string, string],
  { adapter }: Fitting,
  part: MakePart,
): Server {
  return { ...part(model), id, adapters: [{ ...part(adapter), id: 1 }] }
}
