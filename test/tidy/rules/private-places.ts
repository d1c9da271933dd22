import type { Rule } from '../offence.ts'

/** Patterns, so that this file names none of the places itself. */
const MACHINE_PATH = /(?<![\w.~/-])\/(?:work|tmp\/brief)\//
const HOME_OF_ROOT = /(?<![\w.~/-])\/root\//
const REGISTRY =
  /\b(?:registry|mirrors?|proxy|deb|security|pypi|packages)\.(?!example\.)[a-z0-9-]+\.(?:org|com|net|io|dev)\b/

/** Nothing that is published tells on which machine, or from which mirror, it was made. */
export const privatePlaces: Rule = ({ path, text }) =>
  text.split('\n').flatMap((content, index) => {
    const place = placeIn(path, content)
    if (place === undefined) return []
    return [
      { path, line: index + 1, says: `names "${place}": use a relative path or an example host.` },
    ]
  })

/** An appliance may have a `/root` of its own; its screens show it. */
function placeIn(path: string, content: string): string | undefined {
  const patterns = path.startsWith('emulators/')
    ? [MACHINE_PATH, REGISTRY]
    : [MACHINE_PATH, HOME_OF_ROOT, REGISTRY]
  return patterns.map((pattern) => pattern.exec(content)?.[0]).find(Boolean)
}
