import { captured } from '../../../src/emulator/index.ts'

export const evidence = captured(
  'Logins to FMC 7.4.1, 7.4.2 and 7.6.0, FTD 1120 6.4, 2110 6.8 and a virtual FTD 7.4.1.',
)

/** What the text after a login tells of an appliance. */
export interface LoginFacts {
  /** `2004-2023` */
  readonly copyrightYears: string
  /** `Cisco Firepower Extensible Operating System (FX-OS) v2.14.1 (build 131)` */
  readonly operatingSystem: string
  /** `Cisco Firepower 1120 Threat Defense` */
  readonly model: string
  readonly version: string
  readonly build: number
}

/** The text between the login and the first prompt. */
export function loginText(facts: LoginFacts): string {
  const { copyrightYears, operatingSystem, model, version, build } = facts
  return [
    '',
    `Copyright ${copyrightYears}, Cisco and/or its affiliates. All rights reserved. `,
    'Cisco is a registered trademark of Cisco Systems, Inc. ',
    'All other trademarks are property of their respective owners.',
    '',
    operatingSystem,
    `${model} v${version} (build ${build})`,
    '',
    '',
  ].join('\n')
}
