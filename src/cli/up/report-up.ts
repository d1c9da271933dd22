import { LabError } from '../../errors/lab-error.ts'

/** What a lab in the background tells the command that started it, once. */
export type UpReport =
  | { readonly up: true }
  | { readonly up: false; readonly code?: string; readonly facts?: unknown; readonly fact: string }

/** Tells the command that started this process, if one waits for it. */
export function reportUp(report: UpReport): void {
  if (!process.send) return
  process.send(report)
  process.disconnect()
}

/** Why this process has no lab, in a form that passes between processes. */
export function failureReport(error: unknown): UpReport {
  const fact = error instanceof Error ? error.message : String(error)
  if (!(error instanceof LabError)) return { up: false, fact }
  const { code, facts } = error
  return { up: false, code, facts, fact }
}
