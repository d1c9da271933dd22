import { z } from 'zod'
import { parseDuration } from '../../clock/durations.ts'
import type { RunningAppliance } from '../../lab/running-appliance.ts'
import { defineRoute } from '../route.ts'
import { factsBody, textFacts } from './sent-facts.ts'

/** The behaviours of an appliance that are on, with their settings. */
export const behavioursAnswer = z.object({
  name: z.string(),
  behaviours: z.record(z.string(), z.record(z.string(), z.string())),
})

function behavioursOf({ name, behaviours }: RunningAppliance): z.infer<typeof behavioursAnswer> {
  return { name, behaviours: behaviours.active() }
}

const path = '/v1/appliances/{name}/behaviours/{behaviour}'

/** `PUT /v1/appliances/{name}/behaviours/{behaviour}`: on, until it is switched off or its time is over. */
export const behaviourOn = defineRoute({
  method: 'PUT',
  path,
  says: 'Switches a behaviour on; `for` is the lab time after which it goes off by itself.',
  body: z.strictObject({
    settings: factsBody.optional(),
    for: z.string().optional().meta({ description: 'a duration of lab time, such as 90s or 2h' }),
  }),
  answer: behavioursAnswer,
  errors: [
    'unknown-appliance',
    'unknown-behaviour',
    'missing-fact',
    'stray-fact',
    'bad-fact',
    'bad-duration',
  ],
  serve({ params, body }, { lab }) {
    const appliance = lab.appliance(params.name!)
    const forMs = body.for === undefined ? undefined : parseDuration(body.for)
    return appliance.inTurn(() => {
      appliance.behaviours.switchOn(params.behaviour!, textFacts(body.settings), forMs)
      return behavioursOf(appliance)
    })
  },
})

/** `DELETE /v1/appliances/{name}/behaviours/{behaviour}`: off. */
export const behaviourOff = defineRoute({
  method: 'DELETE',
  path,
  says: 'Switches a behaviour off; no harm when it is off already.',
  answer: behavioursAnswer,
  errors: ['unknown-appliance', 'unknown-behaviour'],
  serve({ params }, { lab }) {
    const appliance = lab.appliance(params.name!)
    return appliance.inTurn(() => {
      appliance.behaviours.switchOff(params.behaviour!)
      return behavioursOf(appliance)
    })
  },
})

/** `GET /v1/appliances/{name}/behaviours`: those that are on. */
export const behaviours = defineRoute({
  method: 'GET',
  path: '/v1/appliances/{name}/behaviours',
  says: 'The behaviours that are on, with their settings.',
  answer: behavioursAnswer,
  errors: ['unknown-appliance'],
  serve: ({ params }, { lab }) => behavioursOf(lab.appliance(params.name!)),
})
