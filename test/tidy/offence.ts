import type { SourceFile } from './source-file.ts'

/** A place where a file breaks a rule, and what to write instead. */
export interface Offence {
  readonly path: string
  readonly line: number
  readonly says: string
}

/** A rule of the house: what it finds wrong in one file. */
export type Rule = (file: SourceFile) => Offence[]

/** What a rule finds in these files, as lines that an editor can jump to. */
export function broken(rule: Rule, files: readonly SourceFile[]): string[] {
  return shown(files.flatMap(rule))
}

/** Offences as `path:line: what to do`, each once. */
export function shown(offences: readonly Offence[]): string[] {
  return [...new Set(offences.map(({ path, line, says }) => `${path}:${line}: ${says}`))]
}
