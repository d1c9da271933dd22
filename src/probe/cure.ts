import {
  negotiate,
  type HandshakeExplanation,
  type OfferLists,
  type SshRole,
} from '../ssh/index.ts'
import { createAdvice, type Advice, type Change } from './advice.ts'
import {
  algorithmsIn,
  emptySettings,
  listsOfSetting,
  listsOfSide,
  withName,
  type Setting,
} from './settings.ts'

/** A handshake that found nothing in common, and the side of it that the user can change. */
export interface FailedHandshake {
  readonly explanation: HandshakeExplanation
  readonly own: SshRole
  /** The identification line of that side. */
  readonly ident: string
}

/** The fewest changes on the user's side after which the appliance and it agree on everything. */
export function smallestCure({ explanation, own, ident }: FailedHandshake): Change[] {
  const appliance = listsOfSide(explanation, own === 'client' ? 'server' : 'client')
  const advice = createAdvice(own, ident)
  let lists = listsOfSide(explanation, own)
  const judge = (mine: OfferLists) =>
    own === 'client' ? negotiate(mine, appliance) : negotiate(appliance, mine)
  const changes: Change[] = []
  for (const setting of emptySettings(explanation)) {
    // A cipher that authenticates its packets may have settled the MAC on the way.
    if (!emptySettings(judge(lists)).includes(setting)) continue
    const names = bestNames({ setting, lists, appliance, judge, advice })
    changes.push(advice.add(setting, names, lists))
    if (names[0] !== undefined) lists = withName(lists, setting, names[0])
  }
  return upgradedOnce(changes)
}

interface Choice {
  readonly setting: Setting
  readonly lists: OfferLists
  readonly appliance: OfferLists
  readonly judge: (lists: OfferLists) => HandshakeExplanation
  readonly advice: Advice
}

/** Of the appliance's names those that leave the least to be done: those at hand before others. */
function bestNames({ setting, lists, appliance, judge, advice }: Choice): string[] {
  const [first, ...others] = listsOfSetting[setting].map((list) => algorithmsIn(appliance[list]))
  const wanted = (first ?? []).filter((name) => others.every((names) => names.includes(name)))
  const effort = (name: string) =>
    emptySettings(judge(withName(lists, setting, name))).length * EFFORTS +
    advice.effort(setting, name, lists)
  const least = Math.min(...wanted.map(effort))
  return wanted.filter((name) => effort(name) === least)
}

/** More than any effort that an advice knows, so that fewer changes always win. */
const EFFORTS = 10

/** Several upgrades are one: to the latest of the releases. */
function upgradedOnce(changes: readonly Change[]): Change[] {
  const upgrades = changes.filter(({ setting }) => setting === 'software')
  if (upgrades.length < 2) return [...changes]
  const last = upgrades.toSorted((a, b) => releaseIn(a) - releaseIn(b)).at(-1)!
  const merged = { ...last, oneOf: upgrades.flatMap(({ oneOf }) => oneOf) }
  return [...changes.filter(({ setting }) => setting !== 'software'), merged]
}

function releaseIn({ says }: Change): number {
  const [, major = 0, minor = 0] = / to (\d+)\.(\d+)/.exec(says) ?? []
  return Number(major) * 100 + Number(minor)
}
