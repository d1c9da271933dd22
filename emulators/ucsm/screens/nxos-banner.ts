import { documented } from '../../../src/emulator/index.ts'

export const evidence = documented(
  'Firmware Management guide, connect local-mgmt; the years of the copyright follow the release.',
)

/** The text shown after login and on entering local-mgmt, with the blank line behind it. */
export function nxosBanner(copyrightYears: string): string {
  return `Cisco Nexus Operating System (NX-OS) Software
TAC support: http://www.cisco.com/tac
Copyright (c) ${copyrightYears}, Cisco Systems, Inc. All rights reserved.
The copyrights to certain works contained in this software are
owned by other third parties and used and distributed under
license. Certain components of this software are licensed under
the GNU General Public License (GPL) version 2.0 or the GNU
Lesser General Public License (LGPL) Version 2.1. A copy of each
such license is available at
http://www.opensource.org/licenses/gpl-2.0.php and
http://www.opensource.org/licenses/lgpl-2.1.php

`
}

/** The userauth banner, before login. */
export function loginBanner(series: string): string {
  return `Cisco UCS ${series} Series Fabric Interconnect\n`
}
