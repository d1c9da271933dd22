import { assumed, documented } from '../../../src/emulator/index.ts'
import type { WorkstationProfile } from '../vocabulary.ts'
import { putty062 } from './putty-0-62.ts'

/** WinSCP 5.1, whose SSH is that of PuTTY 0.62. */
export const winscp51: WorkstationProfile = {
  name: 'winscp-5.1',
  title: 'WinSCP 5.1 (2013)',
  ident: 'WinSCP_release_5.1.7',
  offer: putty062.offer,
  evidence: {
    ident: documented(
      'form of the ident in proftpd/proftpd issue 1013 (WinSCP_release_5.15.1) and PowerShell/Win32-OpenSSH issue 1220 (WinSCP_release_5.11.2)',
    ),
    offer: assumed(
      'WinSCP 5.1 builds in the SSH code of PuTTY 0.62 with the same preferences; lists as putty-0.62',
    ),
  },
}
