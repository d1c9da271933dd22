import { z } from 'zod'
import { defineRoute } from '../route.ts'
import { stateAnswer, stateOf } from './appliance-state.ts'

const fact = z.union([z.string(), z.number(), z.boolean()])

/** `POST /v1/appliances/{name}/events`: sends an event of the emulator's vocabulary. */
export const applianceEvents = defineRoute({
  method: 'POST',
  path: '/v1/appliances/{name}/events',
  says: "Sends an event of the emulator's vocabulary; describe lists them.",
  body: z.strictObject({
    type: z.string().min(1),
    facts: z.record(z.string(), fact).optional(),
  }),
  answer: stateAnswer,
  serve({ params, body }, { lab }) {
    const appliance = lab.appliance(params.name!)
    const facts = Object.entries(body.facts ?? {}).map(([key, value]) => [key, String(value)])
    appliance.send({ ...Object.fromEntries(facts), type: body.type })
    return stateOf(appliance)
  },
})
