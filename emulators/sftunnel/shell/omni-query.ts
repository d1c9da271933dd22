import { assumed, type LinuxCommand } from '../../../src/emulator/index.ts'
import { converse } from './menu.ts'
import type { Table } from './peer-database.ts'
import { rootOnly } from './root-only.ts'
import { answerText, carryOut } from './sql-statement.ts'

export const evidence = assumed(
  'The usage of OmniQuery.pl and its prompt, which are not published.',
)

const DATABASES = ['mdb', 'sfsnort']
const USAGE = 'Usage: OmniQuery.pl -db <database> [-e "<query>"]\n'

/** `OmniQuery.pl -db mdb -e QUERY`: asks the appliance's database; without `-e` it asks for queries until `exit`. */
export function omniQuery(tables: readonly Table[], programs: string): LinuxCommand {
  return rootOnly({
    name: 'OmniQuery.pl',
    path: `${programs}/OmniQuery.pl`,
    async run(args, context) {
      const valueOf = (name: string) => {
        const at = args.indexOf(name)
        return at < 0 ? undefined : args[at + 1]
      }
      const database = valueOf('-db')
      if (database === undefined) return { stderr: USAGE, exitCode: 1 }
      if (!DATABASES.includes(database))
        return { stderr: `ERROR 1049 (42000): Unknown database '${database}'\n`, exitCode: 1 }
      const query = valueOf('-e')
      if (query !== undefined) {
        const { text, isRefused } = answered(query, tables)
        return isRefused ? { stderr: text, exitCode: 1 } : { stdout: text }
      }
      const conversation = converse(context)
      for (;;) {
        const line = (await conversation.ask('mysql> '))?.trim()
        if (line === undefined || /^(?:exit|quit|\\q);?$/i.test(line)) break
        if (line !== '') conversation.print(`${answered(line, tables).text}\n`)
      }
      return conversation.outcome()
    },
  })
}

/** The answers to all statements of a line, up to the first that is refused. */
function answered(line: string, tables: readonly Table[]) {
  let text = ''
  for (const [, statement = '', end] of line.matchAll(/([^;\\]+)(;|\\G|$)/g)) {
    if (statement.trim() === '') continue
    const answer = carryOut(statement, tables)
    text += answerText(answer, end === '\\G')
    if (answer.kind === 'error') return { text, isRefused: true }
  }
  return { text, isRefused: false }
}
