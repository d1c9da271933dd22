import { z } from 'zod'
import { defineRoute } from '../route.ts'

/** What `GET /healthz` answers. */
const healthAnswer = z.object({
  status: z.literal('ok'),
  lab: z.string(),
  appliances: z.int(),
})

/** `GET /healthz`: the lab is there; asks for no token. */
export const healthz = defineRoute({
  method: 'GET',
  path: '/healthz',
  says: 'Says that the lab is up; needs no token.',
  isOpen: true,
  answer: healthAnswer,
  serve: (_, { lab }) => ({ status: 'ok', lab: lab.name, appliances: lab.appliances.size }),
})
