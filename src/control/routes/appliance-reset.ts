import { defineRoute } from '../route.ts'
import { stateAnswer, stateOf } from './appliance-state.ts'

/** `POST /v1/appliances/{name}/reset`: one appliance back to the start. */
export const applianceReset = defineRoute({
  method: 'POST',
  path: '/v1/appliances/{name}/reset',
  says: 'Puts one appliance back to how it was at the start, behind the same ports.',
  answer: stateAnswer,
  errors: ['unknown-appliance'],
  async serve({ params }, { lab }) {
    const appliance = lab.appliance(params.name!)
    await lab.reset(appliance.name)
    return stateOf(appliance)
  },
})
