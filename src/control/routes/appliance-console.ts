import { z } from 'zod'
import { defineRoute } from '../route.ts'

/** What a line at a console printed. */
export const consoleAnswer = z.object({
  name: z.string(),
  output: z.string(),
  exit: z.int().meta({ description: 'the exit status of the line' }),
})

/** `POST /v1/appliances/{name}/console`: one line at the appliance's own console. */
export const applianceConsole = defineRoute({
  method: 'POST',
  path: '/v1/appliances/{name}/console',
  says: 'Carries out a line at the own console of an appliance, past its network and whoever answers there.',
  body: z.strictObject({ line: z.string().min(1) }),
  answer: consoleAnswer,
  errors: ['unknown-appliance', 'no-console'],
  async serve({ params, body }, { lab }) {
    const { name, console } = lab.appliance(params.name!)
    return { name, ...(await console(body.line)) }
  },
})
