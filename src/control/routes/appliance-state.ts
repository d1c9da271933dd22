import { z } from 'zod'
import type { RunningAppliance } from '../../lab/running-appliance.ts'
import { defineRoute } from '../route.ts'

/** In which state an appliance is. */
export const stateAnswer = z.object({ name: z.string(), profile: z.string(), state: z.string() })

/** What `stateAnswer` tells of a running appliance. */
export function stateOf({ name, profile, state }: RunningAppliance): z.infer<typeof stateAnswer> {
  return { name, profile: profile(), state: state() }
}

/** `GET /v1/appliances/{name}/state`. */
export const applianceState = defineRoute({
  method: 'GET',
  path: '/v1/appliances/{name}/state',
  says: 'The state of one appliance, and the profile that it runs now.',
  answer: stateAnswer,
  serve: ({ params }, { lab }) => stateOf(lab.appliance(params.name!)),
})
