import { z } from 'zod'
import { defineRoute } from '../route.ts'

/** `GET /v1/scenario`: what the lab was started from, and which steps it has played. */
export const scenario = defineRoute({
  method: 'GET',
  path: '/v1/scenario',
  says: 'The story that the lab was started from, and the steps of it that were played.',
  answer: z.object({
    name: z.string(),
    title: z.string(),
    story: z.string().optional(),
    references: z.array(z.string()).optional(),
    tags: z.array(z.string()).optional(),
    seed: z.string(),
    steps: z.array(
      z.object({ name: z.string(), part: z.enum(['script', 'repair']), passed: z.boolean() }),
    ),
  }),
  serve(_, { lab, story }) {
    const steps = lab.journal
      .entries({ event: 'step.finished' })
      .filter((entry) => entry.event === 'step.finished')
      .map(({ data: { step, part, passed } }) => ({ name: step, part, passed }))
    return { ...story, seed: lab.seed, steps }
  },
})
