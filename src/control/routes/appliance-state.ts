import { z } from 'zod'
import type { RunningAppliance } from '../../lab/running-appliance.ts'
import { defineRoute } from '../route.ts'

/** In which state an appliance is. */
export const stateAnswer = z.object({
  name: z.string(),
  profile: z.string(),
  state: z.string(),
  views: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'the pages of its web interface by name, as far as it has one' }),
})

/** What `stateAnswer` tells of a running appliance. */
export function stateOf(appliance: RunningAppliance): z.infer<typeof stateAnswer> {
  const { name, profile, state, views } = appliance
  const pages = views()
  const hasPages = Object.keys(pages).length > 0
  return { name, profile: profile(), state: state(), ...(hasPages && { views: pages }) }
}

/** `GET /v1/appliances/{name}/state`. */
export const applianceState = defineRoute({
  method: 'GET',
  path: '/v1/appliances/{name}/state',
  says: 'The state of one appliance, and the profile that it runs now.',
  answer: stateAnswer,
  serve: ({ params }, { lab }) => stateOf(lab.appliance(params.name!)),
})
