import { LabError } from '../errors/lab-error.ts'

/** Says on standard error why a command failed, in one sentence with its code. Returns the exit code. */
export function complain(error: unknown, argv: readonly string[]): number {
  const known = error instanceof LabError ? error : internalFailure(error)
  process.stderr.write(`${known.message} (${known.code})\n`)
  if (argv.includes('--verbose') || process.env.FIELDFAULT_VERBOSE)
    process.stderr.write(`${stackOf(error)}\n`)
  return known.exit
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
