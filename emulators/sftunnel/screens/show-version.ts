import { captured, recalled } from '../../../src/emulator/index.ts'
import { framed, RULE, rows } from './frame.ts'

export const evidence = captured(
  'show version of an FTD 2110 with 6.8, of a virtual FTD 7.6.4 and of an FMC 6.6.1 in published test data.',
)
export const ruleSetEvidence = recalled(
  'Systems with Snort 3 print an LSP version in the place of the rules update version.',
)

/** What `show version` tells of an appliance. */
export interface VersionFacts {
  readonly hostname: string
  /** `Cisco Firepower 1120 Threat Defense` */
  readonly model: string
  readonly modelNumber: number
  readonly version: string
  readonly build: number
  readonly uuid: string
  readonly rulesUpdate?: string
  readonly lspVersion?: string
  readonly vdb: number
}

/** The software and the content that an appliance runs. */
export function showVersion(facts: VersionFacts): string {
  const { hostname, model, modelNumber, version, build, uuid } = facts
  return [
    framed(hostname),
    ...rows(
      ['Model', `${model} (${modelNumber}) Version ${version} (Build ${build})`],
      ['UUID', uuid],
      ['Rules update version', facts.rulesUpdate],
      ['LSP version', facts.lspVersion],
      ['VDB version', String(facts.vdb)],
    ),
    RULE,
    '',
  ].join('\n')
}
