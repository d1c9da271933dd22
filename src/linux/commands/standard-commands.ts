import type { LinuxCommand } from '../command.ts'
import { cat } from './cat.ts'
import { compareCommands } from './compare.ts'
import { cp } from './cp.ts'
import { date } from './date.ts'
import { digestCommands } from './digests.ts'
import { df, du } from './disk.ts'
import { dumpCommands } from './dump-bytes.ts'
import { find } from './find.ts'
import { mkdir, rmdir } from './folders.ts'
import { identityCommands } from './identity.ts'
import { jobCommands } from './jobs.ts'
import { ln } from './ln.ts'
import { ls } from './ls.ts'
import { mv } from './mv.ts'
import { chgrp, chmod, chown } from './ownership.ts'
import { pagers } from './pagers.ts'
import { rm } from './rm.ts'
import { shellOwnCommands } from './shell-own.ts'
import { sshKeygen } from './ssh-keygen.ts'
import { stat } from './stat.ts'
import { stricterCommands } from './stricter-options.ts'
import { bash, sh, su } from './su.ts'
import { sudo } from './sudo.ts'
import { tail } from './tail.ts'
import { touch } from './touch.ts'
import { viCommands } from './vi.ts'
import { watch } from './watch.ts'
import { which } from './which.ts'
import { yes } from './yes.ts'

/** Commands whose output on an appliance is not the interpreter's own, and those that it lacks. */
export const standardCommands: readonly LinuxCommand[] = [
  ls,
  cat,
  cp,
  mv,
  rm,
  ln,
  mkdir,
  rmdir,
  touch,
  tail,
  chmod,
  chown,
  chgrp,
  stat,
  df,
  du,
  which,
  ...digestCommands,
  ...identityCommands,
  ...shellOwnCommands,
  ...jobCommands,
  ...pagers,
  ...viCommands,
  date,
  yes,
  watch,
  find,
  ...dumpCommands,
  ...compareCommands,
  ...stricterCommands,
  su,
  sudo,
  bash,
  sh,
  sshKeygen,
]
