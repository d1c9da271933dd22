import { issueRevocationList } from '../../../src/pki/index.ts'
import { good, middle, leaf, deepLeaf, byUsage, chain, row, type ChainCase } from './chain-case.ts'
import { DAY_MS, keyOf, NOW, root, under, type Issued } from './pki-world.ts'

function listOf(
  issuer: Issued,
  serials: string[],
  change: Partial<Parameters<typeof issueRevocationList>[0]> = {},
  key = issuer.plan.key,
) {
  const revoked = serials.map((serial) => ({ serial, revokedMs: NOW - 5 * DAY_MS }))
  const times = { updateMs: NOW - DAY_MS, nextUpdateMs: NOW + DAY_MS }
  return issueRevocationList(
    { ...times, revoked, number: '01', ...change },
    { name: issuer.plan.subject, key },
  )
}

const crl = (...crls: ReturnType<typeof listOf>[]) => ({ checkRevocation: 'leaf', crls }) as const

/** See `chain-cases.ts`. */
export const revocationCases: readonly ChainCase[] = [
  row('no list where one is asked for', chain([leaf], [good], crl()), [3, 0]),
  row('a list without the leaf', chain([leaf], [good], crl(listOf(good, ['05'])))),
  row('a list with the leaf', chain([leaf], [good], crl(listOf(good, ['02', '05']))), [23, 0]),
  row(
    'a list that ended',
    chain([leaf], [good], crl(listOf(good, [], { nextUpdateMs: NOW - 1000 }))),
    [12, 0],
  ),
  row(
    'a list that has not begun',
    chain([leaf], [good], crl(listOf(good, [], { updateMs: NOW + 1000 }))),
    [11, 0],
  ),
  row(
    'an ended list with the leaf',
    chain([leaf], [good], crl(listOf(good, ['02'], { nextUpdateMs: NOW - 1000 }))),
    [12, 0],
    [23, 0],
  ),
  row(
    'a newer list takes the place of an ended one',
    chain(
      [leaf],
      [good],
      crl(listOf(good, ['02'], { nextUpdateMs: NOW - 1000 }), listOf(good, [])),
    ),
  ),
  row(
    'a list signed by a stranger',
    chain([leaf], [good], crl(listOf(good, [], {}, keyOf('stranger')))),
    [8, 0],
  ),
  row('a list of another authority', chain([leaf], [good], crl(listOf(root('Else'), []))), [3, 0]),
  row(
    'lists for the whole chain',
    chain([deepLeaf, middle], [good], {
      checkRevocation: 'chain',
      crls: [listOf(middle, []), listOf(good, ['02'])],
    }),
    [23, 1],
  ),
  row(
    'a list missing for the root',
    chain([deepLeaf, middle], [good], { checkRevocation: 'chain', crls: [listOf(middle, [])] }),
    [3, 1],
  ),
  row(
    'an authority that may not sign lists',
    chain([under(byUsage, 'leaf')], [byUsage], crl(listOf(byUsage, []))),
    [35, 0],
  ),
]
