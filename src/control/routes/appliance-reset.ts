import { defineRoute } from '../route.ts'
import { stateAnswer, stateOf } from './appliance-state.ts'

/** `POST /v1/appliances/{name}/reset`: one appliance back to the start. */
export const applianceReset = defineRoute({
  method: 'POST',
  path: '/v1/appliances/{name}/reset',
  says: 'Puts one appliance back to its start, with the same ports, keys, UUIDs and files; time and the others go on.',
  answer: stateAnswer,
  errors: ['unknown-appliance'],
  async serve({ params }, { lab }) {
    const appliance = lab.appliance(params.name!)
    await lab.reset(appliance.name)
    return stateOf(appliance)
  },
})
