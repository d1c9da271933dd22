import type { CommandContext, CommandTerminal, LinuxCommand } from '../command.ts'
import { draw, ENTER_SCREEN, LEAVE_SCREEN, screenOf } from '../vi/draw.ts'
import { createEditor, movedTo, type Editor } from '../vi/editor.ts'
import { answerWish, openFile, type FileAccess } from '../vi/file-wishes.ts'
import { createViKeys } from '../vi/keys.ts'
import { press, scrolledIntoView } from '../vi/press.ts'

/** The editor under its names. */
export const viCommands: readonly LinuxCommand[] = ['vi', 'vim', 'view'].map((name) => ({
  name,
  run: async (args, context) => {
    const { screen } = context
    if (!screen) return { stderr: 'Vim: Warning: Output is not to a terminal\n', exitCode: 1 }
    const readOnly = name === 'view' || args.includes('-R')
    await edit(firstEditor(args, context, readOnly), { screen, access: context })
    return {}
  },
}))

function firstEditor(args: readonly string[], context: CommandContext, readOnly: boolean): Editor {
  const { rows, columns } = context.screen!
  const name = args.find((arg) => !/^[-+]./.test(arg)) ?? ''
  const opened = openFile(name, context)
  const file = { ...opened.file, readOnly: readOnly || opened.file.readOnly }
  const editor = createEditor({ ...opened, file, rows: rows(), columns: columns() })
  const start = args.find((arg) => /^\+\d*$/.test(arg))
  if (start === undefined) return editor
  const row = start === '+' ? editor.lines.length - 1 : Number(start.slice(1)) - 1
  return scrolledIntoView(movedTo(editor, { row, column: 0 }))
}

interface EditPlan {
  readonly screen: CommandTerminal
  readonly access: FileAccess
}

/** Edits until the editor is left. Only what differs is drawn again. */
async function edit(first: Editor, { screen, access }: EditPlan): Promise<void> {
  const keys = createViKeys()
  let editor = first
  let shown: readonly string[] = []
  const show = () => {
    screen.write(draw(editor, shown))
    shown = screenOf(editor)
  }
  screen.write(ENTER_SCREEN)
  show()
  await screen.readRaw({
    press: (bytes) => {
      const used = keys.read(bytes, (key) => {
        const answer = answerWish(press(editor, key), access)
        editor = scrolledIntoView(answer.editor)
        return answer.quits
      })
      if (used === undefined) show()
      return used
    },
    resized: () => {
      editor = scrolledIntoView({ ...editor, rows: screen.rows(), columns: screen.columns() })
      shown = []
      show()
    },
  })
  screen.write(LEAVE_SCREEN)
}
