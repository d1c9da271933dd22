import type { Conversant } from '../../../rooms/console/conversation.ts'

/** Runs a line in the shell of root, and gives what it says. */
export type RunLine = (line: string) => Promise<string>

/** Goes from the prompt of a release with clish, or without, into the shell of root. */
export async function rootShell(
  cli: Conversant,
  password: string,
  { hasClish = true } = {},
): Promise<RunLine> {
  if (hasClish) await cli.type('expert\r')
  await cli.type('sudo su\r')
  await cli.type(`${password}\r`)
  return async (line) => {
    cli.turnPage()
    await cli.type(`${line}\r`)
    const shown = cli.shown()
    return shown.slice(shown.indexOf('\n') + 1, shown.lastIndexOf('\n') + 1)
  }
}
