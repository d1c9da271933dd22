import type { CommandName } from 'just-bash'
import {
  BEHIND_COMMAND,
  LINE_END_COMMAND,
  LOOP_TURN_COMMAND,
  WRITTEN_COMMAND,
} from './session-devices.ts'

/** The interpreter's own commands that an appliance has; the others are no part of such a box. */
export const INTERPRETER_COMMANDS = [
  'alias',
  'awk',
  'base64',
  'basename',
  'bash',
  'column',
  'comm',
  'cut',
  'diff',
  'dirname',
  'echo',
  'egrep',
  'env',
  'expand',
  'expr',
  'false',
  'fgrep',
  'file',
  'find',
  'fold',
  'grep',
  'gunzip',
  'gzip',
  'head',
  'help',
  'join',
  'mkdir',
  'nl',
  'od',
  'paste',
  'printenv',
  'printf',
  'pwd',
  'readlink',
  'rev',
  'rmdir',
  'sed',
  'seq',
  'sh',
  'sort',
  'split',
  'strings',
  'tac',
  'tar',
  'tee',
  'time',
  'tr',
  'true',
  'unalias',
  'unexpand',
  'uniq',
  'wc',
  'xargs',
  'zcat',
] as const satisfies readonly CommandName[]

/** Commands of the shell itself, which have no file. */
const SHELL_ONLY = new Set<string>([
  'alias',
  'help',
  'time',
  'unalias',
  BEHIND_COMMAND,
  LINE_END_COMMAND,
  LOOP_TURN_COMMAND,
  WRITTEN_COMMAND,
])

/** Whether a command is the shell's own, so that no file has to be there. */
export function isShellOwn(name: string): boolean {
  return SHELL_ONLY.has(name)
}

/** Programs that lie in `/bin` and not in `/usr/bin` (Filesystem Hierarchy Standard 2.3, section 3.4). */
const IN_BIN = new Set<string>(
  `bash cat chgrp chmod chown cp date df echo egrep false fgrep grep gunzip gzip hostname ln ls mkdir more mv
   netstat ping ps pwd rm rmdir sed sh sleep su tar touch true umount uname vi zcat`.split(/\s+/),
)

/** Where a program lies that says nothing about it. */
export function usualPath(name: string): string {
  return `${IN_BIN.has(name) ? '/bin' : '/usr/bin'}/${name}`
}

/** The files of the interpreter's own commands. */
export function interpreterPrograms(): { name: string; path: string }[] {
  return INTERPRETER_COMMANDS.filter((name) => !SHELL_ONLY.has(name)).map((name) => ({
    name,
    path: usualPath(name),
  }))
}
