import type { SystemObject } from '../data/system-objects.ts'
import type { Category } from '../vocabulary.ts'

/** The categories in the order of a job. */
const allCategories: readonly Category[] = ['configuration', 'data']

/** What a backup schedule backs up; everything when it says nothing. */
export function categoriesOf(schedule: SystemObject | undefined): readonly Category[] {
  const words = schedule?.attributes.categories?.split(' ') ?? ['all']
  if (words.includes('all')) return allCategories
  return allCategories.filter((category) => words.includes(category))
}
