import type { Rule } from '../offence.ts'

/** A markdown page has exactly one title, on its first line. */
export const badTitles: Rule = ({ path, text }) => {
  if (!path.endsWith('.md')) return []
  const titles = outsideFences(text).flatMap((content, index) =>
    /^# \S/.test(content) ? [index + 1] : [],
  )
  if (titles[0] !== 1)
    return [{ path, line: 1, says: 'begins without a title: start with `# Title`.' }]
  return titles
    .slice(1)
    .map((line) => ({ path, line, says: 'has a second title: make it a heading with `##`.' }))
}

/** The lines of a page, with those inside code fences blanked. */
export function outsideFences(text: string): string[] {
  let fenced = false
  return text.split('\n').map((content) => {
    const isFence = /^ *(?:```|~~~)/.test(content)
    if (isFence) fenced = !fenced
    return fenced || isFence ? '' : content
  })
}
