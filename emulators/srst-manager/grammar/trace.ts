import { traceModules } from '../logs/trace-modules.ts'
import { edit, type Visit } from '../visit.ts'
import { command } from './words.ts'

/** `trace MODULE ENTITY ACTIVITY`, and its `no` form, for every module of the machine. */
const traces = Object.entries(traceModules).flatMap(([module, entities]) =>
  Object.entries(entities).map(([entity, activities]) => ({
    what: `${module} ${entity}`,
    words: [...activities, 'all'],
  })),
)

/** The commands about tracing. */
export const traceCommands = [
  ...traces.flatMap(({ what, words }) => [
    switchOf(`trace ${what} (${words.join('|')})`, what, true),
    switchOf(`no trace ${what} (${words.join('|')})`, what, false),
  ]),
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
      edit(session, [{ verb: 'set', key: 'log trace boot', text: 'log trace boot' }]),
  }),
  command('log trace buffer save', {
    help: 'Save the trace buffer to atrace_save.log',
    run(_, { session: { logs } }) {
      logs.clear('atrace_save.log')
      logs.write('atrace_save.log', ...(logs.read('atrace.log')?.lines ?? []))
    },
  }),
]

/** The one word in brackets that was typed is the activity. */
function switchOf(usage: string, what: string, on: boolean) {
  return command(usage, {
    help: 'Trace control',
    run(given, { session }) {
      for (const activity of Object.keys(given)) switchTrace(session, `${what} ${activity}`, on)
    },
  })
}

function switchTrace({ logs }: Visit, activity: string, on: boolean): void {
  logs.trace(activity, on)
}
