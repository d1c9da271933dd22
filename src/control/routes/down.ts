import { z } from 'zod'
import { defineRoute } from '../route.ts'

/** `POST /v1/down`: stops the lab. */
export const down = defineRoute({
  method: 'POST',
  path: '/v1/down',
  says: 'Stops the lab; the answer comes before the doors close.',
  answer: z.object({ stopping: z.literal(true) }),
  serve(_, { down }) {
    down()
    return { stopping: true }
  },
})
