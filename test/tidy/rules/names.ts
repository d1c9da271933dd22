import type { Offence, Rule } from '../offence.ts'

const KEBAB = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/
const SAYS_NOTHING = /^(?:utils?|helpers?|common|misc|managers?|handlers?|base|types|lib|shared)$/
const SAYS_LITTLE = /-(?:utils?|helpers?|managers?|handlers?)$/
/** A product is called this by its maker. */
const PRODUCTS = new Set(['srst-manager'])

/** Files and folders are kebab-case and named for the thing in them. */
export const badNames: Rule = ({ path }) =>
  path.split('/').flatMap((part): Offence[] => {
    const stem = part.replace(/^\./, '').replace(/\.(?:test\.)?(?:ts|js|md|json)$/, '')
    const says = faultOf(stem)
    return says === undefined ? [] : [{ path, line: 1, says: `"${part}" ${says}.` }]
  })

function faultOf(stem: string): string | undefined {
  if (PRODUCTS.has(stem)) return undefined
  if (!KEBAB.test(stem)) return 'is not kebab-case: write it in lower case with hyphens'
  if (SAYS_NOTHING.test(stem) || SAYS_LITTLE.test(stem)) return 'names no thing: name what is in it'
  return undefined
}
