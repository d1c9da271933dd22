import type { Rule } from '../offence.ts'

const MARKS = /\b(?:TODO|FIXME|XXX|HACK)\b/

/** What is left to do stands in an issue, not in the code. */
export const unfinishedWork: Rule = ({ path, text }) => {
  if (path.startsWith('test/tidy/')) return []
  return text.split('\n').flatMap((content, index) => {
    const mark = MARKS.exec(content)?.[0]
    if (mark === undefined) return []
    return [
      { path, line: index + 1, says: `${mark}: finish it, or open an issue and remove the note.` },
    ]
  })
}
