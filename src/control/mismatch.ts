import type { z } from 'zod'

/** How what was given differs from its schema, by field; of several forms that it may have, from the nearest. */
export function mismatchOf({ issues }: Pick<z.ZodError, 'issues'>): string {
  return issues.map(issueText).join('; ')
}

function issueText(issue: z.core.$ZodIssue): string {
  const { path, message } = issue
  const said = issue.code === 'invalid_union' ? nearestForms(issue.errors) : message
  return path.length > 0 ? `${path.join('.')}: ${said}` : said || message
}

/** The forms with the fewest differences, as alternatives. */
function nearestForms(forms: readonly z.core.$ZodIssue[][]): string {
  const fewest = Math.min(...forms.map(({ length }) => length))
  const nearest = forms.filter(({ length }) => length === fewest)
  return [...new Set(nearest.map((issues) => mismatchOf({ issues })))].join(', or ')
}
