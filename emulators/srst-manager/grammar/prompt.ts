import { documented } from '../../../src/emulator/index.ts'
import { hostName } from '../configuration/host-name.ts'
import { facts, type Visit } from '../visit.ts'

export const evidence = documented(
  'Administration guide, "How to Use the CLI": srstmgr>, srstmgr#, srstmgr(config)# and the others; the offline prompt is recalled.',
)

/** `srstmgr-1# `, or `srstmgr-1> ` without privileges. */
export function execPrompt(visit: Visit): string {
  return `${hostName(facts(visit).running)}${visit.isEnabled ? '#' : '>'} `
}

/** The prompt of a mode below EXEC: `srstmgr-1(config)# `. */
export function modePrompt(mode: string) {
  return (visit: Visit): string => `${hostName(facts(visit).running)}(${mode})# `
}
