import { z } from 'zod'
import { applianceFacts, sharedAddressFacts } from '../../lab/appliance-facts.ts'
import type { RunningAppliance } from '../../lab/running-appliance.ts'
import { defineRoute } from '../route.ts'

const doorsAnswer = z.array(
  z.object({
    service: z.string(),
    host: z.string(),
    port: z.int().meta({ description: 'the port on this machine' }),
    labPort: z.int().meta({ description: 'the port on the lab address' }),
  }),
)

/** An appliance as `ps` shows it. */
const applianceAnswer = z.object({
  name: z.string(),
  emulator: z.string(),
  profile: z.string(),
  state: z.string(),
  address: z.string().meta({ description: 'its lab address' }),
  doors: doorsAnswer,
  credentials: z.array(z.object({ username: z.string(), password: z.string() })),
})

/** An address that leads to one or another of several appliances. */
const sharedAddressAnswer = z.object({
  address: z.string(),
  appliances: z.array(z.string()),
  leadsTo: z.string().optional().meta({ description: 'absent while no appliance holds it' }),
  doors: doorsAnswer,
})

/** What `GET /v1/appliances` answers. */
export const appliancesAnswer = z.object({
  appliances: z.array(applianceAnswer),
  sharedAddresses: z.array(sharedAddressAnswer),
})

/** `GET /v1/appliances`: who is in the lab and where. */
export const appliances = defineRoute({
  method: 'GET',
  path: '/v1/appliances',
  says: 'The running appliances, their state and addresses, and the addresses that they share.',
  answer: appliancesAnswer,
  serve: (_, { lab }) => ({
    appliances: [...lab.appliances.values()].map(withState),
    sharedAddresses: lab.sharedAddresses().map(sharedAddressFacts),
  }),
})

function withState(appliance: RunningAppliance) {
  return { ...applianceFacts(appliance), state: appliance.state() }
}
