/**
 * The absolute path that a client means: relative paths start at `home`, `.` and `..` are resolved and
 * never rise above `/`, doubled and trailing slashes go. A Windows path such as `/C:/x` is left alone
 * but for that: its drive is a folder of the root like any other.
 */
export function absolutePath(home: string, path: string): string {
  const names: string[] = []
  const whole = path.startsWith('/') ? path : `${home}/${path}`
  for (const name of whole.split('/')) {
    if (name === '..') names.pop()
    else if (name !== '' && name !== '.') names.push(name)
  }
  return `/${names.join('/')}`
}

/** The directory that holds `path`; the root holds itself. */
export function parentOf(path: string): string {
  const at = path.lastIndexOf('/')
  return at <= 0 ? '/' : path.slice(0, at)
}

/** The last name of `path`; empty for the root. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** `name` inside `directory`. */
export function inside(directory: string, name: string): string {
  return directory === '/' ? `/${name}` : `${directory}/${name}`
}
