import { z } from 'zod'
import { defineRoute } from '../route.ts'
import { stateAnswer, stateOf } from './appliance-state.ts'

/** `POST /v1/reset`: every appliance back to the start. */
export const reset = defineRoute({
  method: 'POST',
  path: '/v1/reset',
  says: 'Puts every appliance back to how it was at the start, behind the same ports; lab time goes on.',
  answer: z.object({ appliances: z.array(stateAnswer) }),
  async serve(_, { lab }) {
    await lab.reset()
    return { appliances: [...lab.appliances.values()].map(stateOf) }
  },
})
