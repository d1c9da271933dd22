import {
  FileRefusal,
  type CommandContext,
  type CommandOutcome,
} from '../../../src/emulator/index.ts'
import { readDevices, type DeviceList, type ListedDevice } from './devices-csv.ts'
import * as mistakes from './screens/mistakes.ts'

/** What a script was called with: the devices of its list, or an answer that ends it. */
export type ScriptCall =
  | { readonly devices: readonly ListedDevice[] }
  | { readonly answer: CommandOutcome }

const WRONG_USE = 2

/** Reads the one argument of a script, the name of its list. */
export function readCall(
  script: string,
  args: readonly string[],
  context: CommandContext,
): ScriptCall {
  const usage = mistakes.usage(script)
  const [file, ...more] = args
  if (more.length === 0 && (file === '-h' || file === '--help'))
    return { answer: { stdout: usage } }
  if (file === undefined || file.startsWith('-') || more.length > 0)
    return { answer: { stderr: usage, exitCode: WRONG_USE } }
  const list = listIn(file, context)
  return list.ok ? { devices: list.devices } : { answer: { stderr: list.mistake, exitCode: 1 } }
}

function listIn(file: string, { files, path }: CommandContext): DeviceList {
  try {
    return readDevices(Buffer.from(files.read(path(file))).toString(), file)
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error
    return { ok: false, mistake: mistakes.unreadableList(file, error.words) }
  }
}
