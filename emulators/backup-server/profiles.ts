import { cerberusFtp9 } from './profiles/cerberus-ftp-9.ts'
import { dropbear201978 } from './profiles/dropbear-2019-78.ts'
import { dropbear202283 } from './profiles/dropbear-2022-83.ts'
import { hardened } from './profiles/hardened.ts'
import { openssh100 } from './profiles/openssh-10-0.ts'
import { openssh53 } from './profiles/openssh-5-3.ts'
import { openssh661 } from './profiles/openssh-6-6-1.ts'
import { openssh74 } from './profiles/openssh-7-4.ts'
import { openssh88 } from './profiles/openssh-8-8.ts'
import { openssh92 } from './profiles/openssh-9-2.ts'
import { openssh99 } from './profiles/openssh-9-9.ts'
import { windowsSftp2014 } from './profiles/windows-sftp-2014.ts'
import { withoutGroupExchange } from './profiles/without-group-exchange.ts'
import type { BackupServerProfile } from './vocabulary.ts'

/** Every SSH server the lab can imitate, by name, oldest first within a product. */
export const backupServerProfiles: Readonly<Record<string, BackupServerProfile>> = {
  'openssh-5.3': openssh53,
  'openssh-6.6.1': openssh661,
  'openssh-7.4': openssh74,
  'openssh-8.8': openssh88,
  'openssh-9.2': openssh92,
  'openssh-9.9': openssh99,
  'openssh-10.0': openssh100,
  hardened,
  'without-group-exchange': withoutGroupExchange,
  'windows-sftp-2014': windowsSftp2014,
  'cerberus-ftp-9': cerberusFtp9,
  'dropbear-2019.78': dropbear201978,
  'dropbear-2022.83': dropbear202283,
}
