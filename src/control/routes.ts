import { openApiDocument } from './openapi.ts'
import { defineRoute, type AnyRoute } from './route.ts'
import { behaviourOff, behaviourOn, behaviours } from './routes/appliance-behaviours.ts'
import { applianceConsole } from './routes/appliance-console.ts'
import { applianceEvents } from './routes/appliance-events.ts'
import { applianceReset } from './routes/appliance-reset.ts'
import { applianceState, putApplianceState } from './routes/appliance-state.ts'
import { appliances } from './routes/appliances.ts'
import { clock } from './routes/clock.ts'
import { down } from './routes/down.ts'
import { healthz } from './routes/healthz.ts'
import { journalStream } from './routes/journal-stream.ts'
import { journal } from './routes/journal.ts'
import { moveClock } from './routes/move-clock.ts'
import { reset } from './routes/reset.ts'
import { scenario } from './routes/scenario.ts'
import { z } from 'zod'

const openApi = defineRoute({
  method: 'GET',
  path: '/openapi.json',
  says: 'This API as an OpenAPI 3.1 document.',
  answer: z.record(z.string(), z.unknown()),
  serve: () => openApiDocument(routes),
})

/** Every route of the control API, in the order of the OpenAPI document. */
export const routes: readonly AnyRoute[] = [
  appliances,
  applianceState,
  putApplianceState,
  applianceEvents,
  applianceConsole,
  behaviours,
  behaviourOn,
  behaviourOff,
  applianceReset,
  reset,
  clock,
  moveClock,
  journal,
  journalStream,
  scenario,
  down,
  healthz,
  openApi,
]
