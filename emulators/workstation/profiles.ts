import { dropbear202283 } from './profiles/dropbear-2022-83.ts'
import { jsch0154 } from './profiles/jsch-0-1-54.ts'
import { openssh100 } from './profiles/openssh-10-0.ts'
import { openssh53 } from './profiles/openssh-5-3.ts'
import { openssh661 } from './profiles/openssh-6-6-1.ts'
import { openssh75 } from './profiles/openssh-7-5.ts'
import { openssh88 } from './profiles/openssh-8-8.ts'
import { openssh92 } from './profiles/openssh-9-2.ts'
import { paramiko115 } from './profiles/paramiko-1-15.ts'
import { paramiko212 } from './profiles/paramiko-2-12.ts'
import { putty062 } from './profiles/putty-0-62.ts'
import { putty078 } from './profiles/putty-0-78.ts'
import { winscp51 } from './profiles/winscp-5-1.ts'
import type { WorkstationProfile } from './vocabulary.ts'

/** Every SSH client the lab can imitate, by name, oldest first within a product. */
export const workstationProfiles: Readonly<Record<string, WorkstationProfile>> = {
  'openssh-5.3': openssh53,
  'openssh-6.6.1': openssh661,
  'openssh-7.5': openssh75,
  'openssh-8.8': openssh88,
  'openssh-9.2': openssh92,
  'openssh-10.0': openssh100,
  'putty-0.62': putty062,
  'putty-0.78': putty078,
  'winscp-5.1': winscp51,
  'paramiko-1.15': paramiko115,
  'paramiko-2.12': paramiko212,
  'jsch-0.1.54': jsch0154,
  'dropbear-2022.83': dropbear202283,
}
