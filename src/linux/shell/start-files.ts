import { MAY } from '../tree/credentials.ts'
import type { Files } from '../tree/files.ts'

/** Files that a shell reads before its first prompt, in order (bash(1), INVOCATION). */
export function startFiles(files: Files, home: string, login: boolean): string[] {
  const readable = (path: string) => files.has(path) && files.may(path, MAY.read)
  if (!login) return ['/etc/bash.bashrc', `${home}/.bashrc`].filter(readable)
  const own = ['.bash_profile', '.bash_login', '.profile'].map((name) => `${home}/${name}`)
  return ['/etc/profile', ...own.filter(readable).slice(0, 1)].filter(readable)
}
