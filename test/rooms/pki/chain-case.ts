import { basicConstraints, keyUsage, type VerificationPlan } from '../../../src/pki/index.ts'
import { authorityUnder, DAY_MS, NOW, root, under, type Issued } from './pki-world.ts'

/** A chain and what OpenSSL 3.0 says of it: number and depth of each fault that `openssl verify` prints. */
export interface ChainCase {
  readonly title: string
  readonly plan: VerificationPlan
  readonly faults: readonly (readonly [number: number, depth: number])[]
}

export const good = root('Root')

export const middle = authorityUnder(good, 'Middle')

export const leaf = under(good, 'leaf')

export const deepLeaf = under(middle, 'deep leaf')

export const past = { notBeforeMs: NOW - 20 * DAY_MS, notAfterMs: NOW - DAY_MS }

export const future = { notBeforeMs: NOW + DAY_MS }

export const authority = [basicConstraints({ authority: true })]

export const byUsage = root('Usage root', { extensions: [keyUsage(['keyCertSign'])] })

export function chain(
  presented: readonly Issued[],
  trusted: readonly Issued[],
  rest: Partial<VerificationPlan> = {},
) {
  const certificates = (issued: readonly Issued[]) => issued.map(({ certificate }) => certificate)
  return { presented: certificates(presented), trusted: certificates(trusted), atMs: NOW, ...rest }
}

export function row(
  title: string,
  plan: VerificationPlan,
  ...faults: [number, number][]
): ChainCase {
  return { title, plan, faults }
}
