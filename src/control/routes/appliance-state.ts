import { z } from 'zod'
import type { RunningAppliance } from '../../lab/running-appliance.ts'
import { defineRoute } from '../route.ts'
import { factsBody, textFacts } from './sent-facts.ts'

/** In which state an appliance is. */
export const stateAnswer = z.object({
  name: z.string(),
  profile: z.string(),
  state: z.string(),
  revision: z
    .int()
    .min(0)
    .meta({ description: 'how many events, switched behaviours and resets there were' }),
  behaviours: z
    .record(z.string(), z.record(z.string(), z.string()))
    .meta({ description: 'those that are on, with their settings' }),
  views: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'the pages of its web interface by name, as far as it has one' }),
})

/** What `stateAnswer` tells of a running appliance. */
export function stateOf(appliance: RunningAppliance): z.infer<typeof stateAnswer> {
  const { name, profile, state, revision, behaviours, views } = appliance
  const pages = views()
  const hasPages = Object.keys(pages).length > 0
  return {
    name,
    profile: profile(),
    state: state(),
    revision: revision(),
    behaviours: behaviours.active(),
    ...(hasPages && { views: pages }),
  }
}

const path = '/v1/appliances/{name}/state'

/** `GET /v1/appliances/{name}/state`. */
export const applianceState = defineRoute({
  method: 'GET',
  path,
  says: 'The state of one appliance, and the profile that it runs now.',
  answer: stateAnswer,
  errors: ['unknown-appliance'],
  serve: ({ params }, { lab }) => stateOf(lab.appliance(params.name!)),
})

/** `PUT /v1/appliances/{name}/state`: a state as a whole, or none of it. */
export const putApplianceState = defineRoute({
  method: 'PUT',
  path,
  says: 'Puts an appliance back to the start and from there into a state, whole or not at all.',
  body: z.strictObject({
    events: z
      .array(z.strictObject({ type: z.string().min(1), facts: factsBody.optional() }))
      .optional()
      .meta({ description: 'events of its vocabulary, in the order in which they are sent' }),
    behaviours: z
      .record(z.string(), factsBody)
      .optional()
      .meta({ description: 'the behaviours that are on, with their settings' }),
    revision: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'refused when the appliance is at another by now' }),
  }),
  answer: stateAnswer,
  errors: [
    'unknown-appliance',
    'unknown-event',
    'unknown-behaviour',
    'missing-fact',
    'stray-fact',
    'bad-fact',
    'bad-fault-settings',
    'state-changed',
  ],
  async serve({ params, body: { events = [], behaviours = {}, revision } }, { lab }) {
    const appliance = lab.appliance(params.name!)
    const switched = Object.entries(behaviours)
    await appliance.put({
      events: events.map(({ type, facts }) => ({ ...textFacts(facts), type })),
      behaviours: Object.fromEntries(switched.map(([name, given]) => [name, textFacts(given)])),
      revision,
    })
    return stateOf(appliance)
  },
})
