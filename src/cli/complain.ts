import { LabError } from '../errors/lab-error.ts'
import { printOut } from './standard-output.ts'
import { switchesOff } from './switch-variable.ts'

/** How a complaint is made. */
export interface ComplaintForm {
  /** As one object on standard output, and not in a sentence on standard error. */
  readonly json: boolean
  /** With its stack, on standard error. */
  readonly verbose: boolean
}

/** Says why a command failed, in one sentence with its code. Returns the exit code. */
export function complain(error: unknown, { json, verbose }: ComplaintForm): number {
  const known = error instanceof LabError ? error : internalFailure(error)
  if (json) {
    try {
      printOut(`${JSON.stringify(documentOf(known), undefined, 2)}\n`)
    } catch (unprinted) {
      return complain(unprinted, { json: false, verbose })
    }
  } else process.stderr.write(`${known.message} (${known.code})\n`)
  if (verbose) process.stderr.write(`${stackOf(error)}\n`)
  return known.exit
}

/** How the command line `argv`, as Node hands it over, or the environment wants complaints. */
export function complaintForm(argv: readonly string[]): ComplaintForm {
  const words = ownWords(argv.slice(2))
  const isOn = (name: string) =>
    words.includes(`--${name}`) ||
    !switchesOff(process.env[`FIELDFAULT_${name.toUpperCase()}`] ?? '')
  return { json: isOn('json'), verbose: isOn('verbose') }
}

/** The words before `--`, and of `ssh` before the appliance: what comes then is not for us. */
function ownWords(words: readonly string[]): readonly string[] {
  const isSsh = words[0] === 'ssh'
  const end = words.findIndex((word, at) => {
    const isOperand = at > 0 && !word.startsWith('-') && words[at - 1] !== '--dir'
    return word === '--' || (isSsh && isOperand)
  })
  return end < 0 ? words : words.slice(0, end)
}

/** The same form as in the control API. */
function documentOf({ code, message, facts }: LabError) {
  return { error: { code, message, facts } }
}

function internalFailure(error: unknown): LabError {
  const message = error instanceof Error ? error.message : String(error)
  const fact = message.split('\n')[0]!.replace(/[.\s]+$/, '')
  return new LabError('internal-failure', { fact }, { cause: error })
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const cause = error.cause === undefined ? '' : `\nbecause of ${stackOf(error.cause)}`
  return `${error.stack ?? ''}${cause}`
}
