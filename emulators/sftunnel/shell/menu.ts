import type { CommandContext, CommandOutcome } from '../../../src/emulator/index.ts'

/** Somebody whom a program asks, who types or sends answers, or out of a pipe. */
export interface Conversation {
  readonly print: (text: string) => void
  /** The next answer; undefined at the end of input. */
  readonly ask: (question: string) => Promise<string | undefined>
  /** What has been said and was not shown yet. */
  readonly outcome: () => CommandOutcome
}

/** Begins to talk with whoever has started a program. */
export function converse({ askVisitor, write, stdin }: CommandContext): Conversation {
  let kept = ''
  const print = (text: string) => {
    if (write) write(text)
    else kept += text
  }
  const piped = Buffer.from(stdin).toString().split('\n').slice(0, -1)
  return {
    print,
    outcome: () => ({ stdout: kept }),
    async ask(question) {
      if (askVisitor) return askVisitor(question)
      print(`${question}\n`)
      return piped.shift()
    },
  }
}

/** A menu of one of the appliance's Perl scripts. */
export interface Menu {
  readonly title: string
  /** The choices by number; `0` leaves. */
  readonly choices: readonly (readonly [number: string, text: string])[]
  readonly choose: (choice: string, conversation: Conversation) => Promise<void> | void
}

const RULE = '*'.repeat(62)

/** Shows a menu again and again until somebody leaves it. */
export async function runMenu(
  { title, choices, choose }: Menu,
  context: CommandContext,
): Promise<CommandOutcome> {
  const conversation = converse(context)
  const rows = choices.map(([number, text]) => ` ${number.padEnd(3)} ${text}`)
  const screen = [
    `****************  ${title}  **************`,
    '',
    ...rows,
    ' 0   Exit',
    '',
    RULE,
    '',
  ]
  for (;;) {
    conversation.print(`\n${screen.join('\n')}`)
    const choice = (await conversation.ask('Enter choice: '))?.trim()
    if (choice === undefined || choice === '0') break
    if (choices.some(([number]) => number === choice)) await choose(choice, conversation)
    else conversation.print('Invalid choice\n')
  }
  return conversation.outcome()
}

/** What a choice says that does nothing here. */
export const NOT_AVAILABLE = 'This choice is not available in the lab.\n'
