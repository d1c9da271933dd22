import { z } from 'zod'
import { isoInstant } from '../../clock/durations.ts'
import type { RunningLab } from '../../lab/lab.ts'
import { defineRoute } from '../route.ts'

/** The lab's clock. */
export const clockAnswer = z.object({
  mode: z.enum(['virtual', 'wall']),
  now: z.iso.datetime(),
})

/** What `clockAnswer` tells of a lab. */
export function clockOf({ clock }: RunningLab): z.infer<typeof clockAnswer> {
  return { mode: clock.mode, now: isoInstant(clock.now()) }
}

/** `GET /v1/clock`. */
export const clock = defineRoute({
  method: 'GET',
  path: '/v1/clock',
  says: "The lab's clock: whether it runs by itself, and what it shows.",
  answer: clockAnswer,
  serve: (_, { lab }) => clockOf(lab),
})
