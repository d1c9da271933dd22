import { z } from 'zod'
import { parseDuration, parseInstant } from '../../clock/durations.ts'
import { defineRoute } from '../route.ts'
import { clockAnswer, clockOf } from './clock.ts'

/** `POST /v1/clock`: moves lab time forward; everything due on the way happens. */
export const moveClock = defineRoute({
  method: 'POST',
  path: '/v1/clock',
  says: 'Moves lab time forward, by a duration or to an instant; everything due on the way happens.',
  body: z.union([
    z.strictObject({ advance: z.string().meta({ examples: ['90s', '3651d'] }) }),
    z.strictObject({ set: z.string().meta({ examples: ['2034-10-05T12:16:56Z'] }) }),
  ]),
  answer: clockAnswer,
  errors: ['bad-duration', 'bad-instant', 'clock-backwards', 'clock-too-far', 'lab-not-settled'],
  async serve({ body }, { lab }) {
    if ('advance' in body) await lab.advance(parseDuration(body.advance))
    else await lab.advanceTo(parseInstant(body.set))
    return clockOf(lab)
  },
})
