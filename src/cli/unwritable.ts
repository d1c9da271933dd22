import { LabError } from '../errors/lab-error.ts'

/** The error of a report, or of anything else that was asked for, that cannot be written to `file`. */
export function unwritable(file: string, cause: unknown): LabError<'report-unwritable'> {
  const fact = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
  return new LabError('report-unwritable', { file, fact }, { cause })
}
