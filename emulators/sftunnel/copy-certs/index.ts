import {
  FileRefusal,
  type CommandContext,
  type FileEntry,
  type LinuxCommand,
} from '../../../src/emulator/index.ts'
import { copyFromFirst, copyFromHere, type CopyPlan } from './copy-run.ts'
import { jumpServerScript } from './screens/jump-server-script.ts'
import * as mistakes from './screens/mistakes.ts'

const PROGRAMS = '/usr/local/sf/bin'
/** Where the script for a jump server lies, as a program and as a text to be fetched. */
const JUMP_SERVER_SCRIPT_PATH = `${PROGRAMS}/copy_sftunnel_certs_jumpserver.py`

export { jumpServerScript } from './screens/jump-server-script.ts'

/** The script for a jump server as a file: a program of the manager that can be read. */
export const jumpServerFile: FileEntry = {
  path: JUMP_SERVER_SCRIPT_PATH,
  program: 'copy_sftunnel_certs_jumpserver.py',
  content: jumpServerScript,
}

/** The two programs of a manager that bring new certificates to devices without a tunnel. */
export function copyScripts(plan: CopyPlan): LinuxCommand[] {
  return [
    {
      name: 'copy_sftunnel_certs.py',
      path: `${PROGRAMS}/copy_sftunnel_certs.py`,
      run: (args, context) =>
        context.account.name === 'root'
          ? copyFromHere(plan, args, context)
          : { stderr: mistakes.notRoot('copy_sftunnel_certs.py'), exitCode: 1 },
    },
    {
      name: 'copy_sftunnel_certs_jumpserver.py',
      path: JUMP_SERVER_SCRIPT_PATH,
      run: (args, context) => copyFromFirst(plan, args, context),
    },
  ]
}

/** `python3`, or `python`, of a machine in the lab: it runs the script for a jump server, byte for byte. */
export function pythonCommand(plan: CopyPlan, name = 'python3'): LinuxCommand {
  return {
    name,
    path: `/usr/bin/${name}`,
    run: ([script, ...args], context) => {
      if (script === '--version' || script === '-V') return { stdout: mistakes.pythonVersion }
      const text = !script || script.startsWith('-') ? '' : textOf(script, context)
      if (text === undefined)
        return { stderr: mistakes.noSuchScript(name, context.path(script ?? '')), exitCode: 2 }
      if (text !== jumpServerScript) return { stderr: mistakes.onlyThisScript(name), exitCode: 1 }
      return copyFromFirst(plan, args, context)
    },
  }
}

function textOf(script: string, { files, path }: CommandContext): string | undefined {
  try {
    return Buffer.from(files.read(path(script))).toString()
  } catch (error) {
    if (error instanceof FileRefusal) return undefined
    throw error
  }
}
