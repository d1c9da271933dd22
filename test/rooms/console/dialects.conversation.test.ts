import { test } from './console-fixture.ts'
import { holds } from './conversation.ts'

test('a pending change is marked with a star until it is committed', async ({ ucs }) => {
  await holds(
    ucs.cli,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸create backup scp://user@host35/all.bak full-state enabled
    Password: ▹hunter2
    UCS-A /system/backup* # ▸commit-buffer
    UCS-A /system/backup # ▸set descr "This is a backup"
    UCS-A /system/backup* # ▸up
    UCS-A /system* # ▸top
    UCS-A*# ▸
    `,
  )
})

test('a caret stands under the word that is not understood', async ({ ucs }) => {
  await holds(
    ucs.cli,
    `
    UCS-A# ▸bogus
           ^
    % Invalid Command at '^' marker
    UCS-A# ▸show   nothing
                  ^
    % Invalid Command at '^' marker
    UCS-A# ▸s
           ^
    % Ambiguous command at '^' marker
    UCS-A# ▸scope
                ^
    % Incomplete Command at '^' marker
    UCS-A# ▸scope system
    UCS-A /system # ▸create backup nowhere full-state enabled
                                  ^
    % Invalid Command at '^' marker
    UCS-A /system # ▸
    `,
  )
})

test('keywords and listed values may be abbreviated', async ({ ucs }) => {
  await holds(
    ucs.cli,
    `
    UCS-A# ▸sc sys
    UCS-A /system # ▸cr b tftp://h/x all dis
    UCS-A /system/backup* # ▸
    `,
  )
})

test('a question mark shows what may follow without Enter', async ({ ucs }) => {
  await holds(
    ucs.cli,
    `
    UCS-A# ▸sc?
      scope                 Changes the current mode
    UCS-A# sc▸ope ?
      security              Security mode
      system                Systems
    UCS-A# scope ▸system
    UCS-A /system # ▸
    `,
  )
})

test('a trailing help word shows the block of what may follow', async ({ ucs }) => {
  await holds(
    ucs.cli,
    `
    UCS-A# ▸connect help

    Connect to an endpoint


    Commands:
      adapter               Connect to the adapter
      nxos                  Connect to the NXOS shell


    UCS-A# ▸
    `,
  )
})

test('several commands on one line run one after the other, refused ones too', async ({ ucs }) => {
  await holds(
    ucs.cli,
    `
    UCS-A# ▸scope system ; set descr x ; show history | count
                              ^
    % Invalid Command at '^' marker
    1
    UCS-A /system # ▸
    `,
  )
})

test('lines are entered until the end marker', async ({ ucs }) => {
  await holds(
    ucs.cli,
    `
    UCS-A# ▸scope system
    UCS-A /system # ▸set sshkey
    Enter lines one at a time. Enter ENDOFBUF to finish. Press ^C to abort.
    User's SSH key:
    > ▸ssh-rsa AAAA
    > ▸ENDOFBUF
    UCS-A /system # ▸set sshkey
    Enter lines one at a time. Enter ENDOFBUF to finish. Press ^C to abort.
    User's SSH key:
    > ▸ssh-rsa BBBB^C
    UCS-A /system # ▸
    `,
  )
})

test('a yes-or-no question is asked until it is answered', async ({ ucs }) => {
  await holds(
    ucs.cli,
    `
    UCS-A# ▸erase configuration
    Are you sure? (yes/no): ▸maybe
    Please enter 'yes' or 'no'.
    Are you sure? (yes/no): ▸no
    kept
    UCS-A# ▸
    `,
  )
})

test('an IOS caret points at the first wrong character', async ({ cue }) => {
  await holds(
    cue.cli,
    `
    srstmgr#▸shoe version
               ^
    % Invalid input detected at '^' marker.

    srstmgr#▸show
    % Incomplete command.

    srstmgr#▸sh b
    % Ambiguous command:  "sh"
    srstmgr#▸SHO b
    no backup
    srstmgr#▸
    `,
  )
})

test('IOS help lists words side by side and marks a complete line', async ({ cue }) => {
  await holds(
    cue.cli,
    `
    srstmgr#▸sh?
    show  shutdown
    srstmgr#sh▸ow ?
      backup          Backup
      running-config  Current configuration
      version         System version
    srstmgr#show ▸version ?
      <cr>
    srstmgr#show version ▸| in up
    uptime is 1 day
    srstmgr#▸
    `,
  )
})

test('configuration lines have a negative form, comments are passed over', async ({ cue }) => {
  await holds(
    cue.cli,
    `
    srstmgr#▸conf t
    Enter configuration commands, one per line.  End with CNTL/Z.
    srstmgr(config)#▸! a remark
    srstmgr(config)#▸no backup server url ftp://127.0.0.1/ftp
    srstmgr(config)#▸description left | right
    srstmgr(config)#▸end
    srstmgr#▸
    `,
  )
})
