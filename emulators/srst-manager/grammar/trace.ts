import { oneOf } from '../../../src/emulator/index.ts'
import { traceModules } from '../logs/trace-modules.ts'
import type { Visit } from '../visit.ts'
import { command } from './words.ts'

const helpFor = (words: readonly string[]) =>
  Object.fromEntries(words.map((word) => [word, `Trace ${word}`]))

/** `trace MODULE ENTITY ACTIVITY`, and its `no` form, for every module of the machine. */
const traces = Object.entries(traceModules).flatMap(([module, entities]) =>
  Object.entries(entities).map(([entity, activities]) => ({
    module: oneOf(helpFor([module])),
    entity: oneOf(helpFor([entity])),
    activity: oneOf(helpFor([...activities, 'all'])),
  })),
)

/** The commands about tracing. */
export const traceCommands = [
  ...traces.map((slots) =>
    command('trace {module} {entity} {activity}', {
      help: 'Trace control',
      slots,
      run: ({ module, entity, activity }, { session }) =>
        switchTrace(session, `${module} ${entity} ${activity}`, true),
    }),
  ),
  ...traces.map((slots) =>
    command('no trace {module} {entity} {activity}', {
      help: 'Trace control',
      slots,
      run: ({ module, entity, activity }, { session }) =>
        switchTrace(session, `${module} ${entity} ${activity}`, false),
    }),
  ),
  command('no trace all', {
    help: 'Everything',
    run: (_, { session }) => {
      for (const activity of session.logs.traced()) switchTrace(session, activity, false)
    },
  }),
  command('clear trace', {
    help: 'Trace buffer',
    run: (_, { session }) => session.logs.clear('atrace.log'),
  }),
  command('log trace boot', {
    help: 'Trace from the next start on',
    run: (_, { session }) =>
      session.appliance.send({
        type: 'configuration.edited',
        edits: [{ verb: 'set', key: 'log trace boot', text: 'log trace boot' }],
      }),
  }),
  command('log trace buffer save', {
    help: 'Save the trace buffer to atrace_save.log',
    run(_, { session: { logs } }) {
      logs.clear('atrace_save.log')
      logs.write('atrace_save.log', ...(logs.read('atrace.log')?.lines ?? []))
    },
  }),
]

function switchTrace({ logs }: Visit, activity: string, on: boolean): void {
  logs.trace(activity, on)
}
