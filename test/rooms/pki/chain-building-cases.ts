import { distinguishedName, issueCertificate } from '../../../src/pki/index.ts'
import {
  good,
  middle,
  leaf,
  deepLeaf,
  past,
  future,
  chain,
  row,
  type ChainCase,
} from './chain-case.ts'
import { authorityUnder, keyOf, NOW, planFor, root, under, type Issued } from './pki-world.ts'

/** A chain of `count` intermediates between root and leaf, leaf first, without the root. */
function ladder(count: number): Issued[] {
  const rungs = [good]
  for (let number = 1; number <= count; number++)
    rungs.push(
      authorityUnder(rungs.at(-1)!, `Rung ${number}`, { key: keyOf(`rung ${number % 4}`) }),
    )
  return [under(rungs.at(-1)!, 'ladder leaf'), ...rungs.slice(1).toReversed()]
}

const otherKeyRoot = root('Root', { key: keyOf('another root') })
const oldRoot = root('Root', { ...past, key: keyOf('another root') })
const expiredRoot = root('Root', past)
const plainName = root('Root', { subject: distinguishedName(['CN', ' root ', 'PrintableString']) })
const selfLeaf = root('self', { extensions: [] })
const byOther = (issuer: Issued, key: string): Issued => {
  const plan = planFor('forged')
  return {
    plan,
    certificate: issueCertificate(plan, { name: issuer.plan.subject, key: keyOf(key) }),
  }
}

/** See `chain-cases.ts`. */
export const chainBuildingCases: readonly ChainCase[] = [
  row('a leaf under a trusted root', chain([leaf], [good])),
  row('a leaf under an intermediate', chain([deepLeaf, middle], [good])),
  row('a leaf that sends the root as well', chain([leaf, good], [good])),
  row('a root in another string type, case and spacing', chain([under(plainName, 'leaf')], [good])),
  row('a leaf that ended', chain([under(good, 'leaf', past)], [good]), [10, 0]),
  row('a leaf that has not begun', chain([under(good, 'leaf', future)], [good]), [9, 0]),
  row('a root that ended', chain([leaf], [expiredRoot]), [10, 1]),
  row(
    'leaf and root that both ended',
    chain([under(expiredRoot, 'leaf', past)], [expiredRoot]),
    [10, 1],
    [10, 0],
  ),
  row('a root that has not begun', chain([leaf], [root('Root', future)]), [9, 1]),
  row('the very first second', chain([under(good, 'leaf', { notBeforeMs: NOW })], [good])),
  row('the very last second', chain([under(good, 'leaf', { notAfterMs: NOW })], [good]), [10, 0]),
  row(
    'the second before the last',
    chain([under(good, 'leaf', { notAfterMs: NOW + 1000 })], [good]),
  ),
  row(
    'an intermediate that ended',
    chain([deepLeaf, authorityUnder(good, 'Middle', past)], [good]),
    [10, 1],
  ),
  row(
    'two intermediates of one name, of which one ended',
    chain([deepLeaf, authorityUnder(good, 'Middle', past), middle], [good]),
  ),
  row('another root of the same name', chain([leaf], [otherKeyRoot]), [7, 0]),
  row('another root of the same name that ended', chain([leaf], [oldRoot]), [10, 1], [7, 0]),
  row('an old and a new root of one name', chain([leaf], [oldRoot, good])),
  row('two roots of one name, the wrong one first', chain([leaf], [otherKeyRoot, good]), [7, 0]),
  row('a root of another name', chain([leaf], [root('Else')]), [20, 0]),
  row('nobody trusted', chain([leaf], []), [20, 0]),
  row('nobody trusted and the root sent', chain([leaf, good], []), [19, 1]),
  row('another root sent than trusted', chain([leaf, good], [root('Else')]), [19, 1]),
  row('the same root by name sent as trusted', chain([leaf, good], [otherKeyRoot]), [7, 0]),
  row('a missing intermediate', chain([deepLeaf], [good]), [20, 0]),
  row(
    'an intermediate whose issuer is missing',
    chain([deepLeaf, middle], [root('Else')]),
    [20, 1],
  ),
  row('a trusted intermediate without its root', chain([deepLeaf], [middle]), [2, 1]),
  row('a trusted intermediate with its root', chain([deepLeaf], [middle, good])),
  row('a self-signed leaf', chain([selfLeaf], [good]), [18, 0]),
  row('a self-signed leaf that is trusted', chain([selfLeaf], [selfLeaf])),
  row(
    'a self-signed leaf that ended',
    chain([root('self', { extensions: [], ...past })], [good]),
    [18, 0],
    [10, 0],
  ),
  row('a leaf signed by a stranger', chain([byOther(good, 'stranger')], [good]), [7, 0]),
  row(
    'an intermediate signed by a stranger',
    chain(
      [
        under(authorityUnder(otherKeyRoot, 'Middle'), 'leaf'),
        authorityUnder(otherKeyRoot, 'Middle'),
      ],
      [good],
    ),
    [7, 1],
  ),
  row('a chain within its depth', chain(ladder(3), [good], { depthMax: 3 })),
  row('a chain beyond its depth', chain(ladder(4), [good], { depthMax: 3 }), [22, 4]),
  row('fifty intermediates', chain(ladder(50), [good])),
]
