import { z } from 'zod'
import { defineRoute } from '../route.ts'
import { stateAnswer, stateOf } from './appliance-state.ts'
import { factsBody, textFacts } from './sent-facts.ts'

/** `POST /v1/appliances/{name}/events`: sends an event of the emulator's vocabulary. */
export const applianceEvents = defineRoute({
  method: 'POST',
  path: '/v1/appliances/{name}/events',
  says: "Sends an event of the emulator's vocabulary; describe lists them.",
  body: z.strictObject({ type: z.string().min(1), facts: factsBody.optional() }),
  answer: stateAnswer,
  errors: [
    'unknown-appliance',
    'unknown-event',
    'missing-fact',
    'stray-fact',
    'bad-fact',
    'bad-fault-settings',
  ],
  serve({ params, body: { type, facts } }, { lab }) {
    const appliance = lab.appliance(params.name!)
    return appliance.inTurn(() => {
      appliance.send({ ...textFacts(facts), type })
      return stateOf(appliance)
    })
  },
})
