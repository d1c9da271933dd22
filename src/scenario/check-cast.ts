import { isIP } from 'node:net'
import type { CastMember } from '../emulator/emulator.ts'
import { checkOptions } from './check-options.ts'
import type { PlanIssue } from './check-plan.ts'
import { TOOL_NAMES } from './scenario.ts'

/** A role is also a host name for OpenSSH. */
const ROLE_NAME = /^[A-Za-z][\w-]*$/

/** Everything that is wrong with a cast; `path` is where it stands in its file. */
export function checkCast(cast: unknown, path: readonly string[]): PlanIssue[] {
  if (typeof cast !== 'object' || cast === null)
    return [{ path, says: 'the cast is missing: name each role, such as fi: ucsm()' }]
  const roles = Object.entries(cast)
  if (roles.length === 0) return [{ path, says: 'the cast is empty' }]
  const members = roles.filter((role): role is [string, CastMember] => isMember(role[1]))
  return [
    ...roles.flatMap((role) => checkRole(role, Object.keys(cast), [...path, role[0]])),
    ...checkPlaces(members, path),
  ]
}

function checkRole(
  [role, member]: readonly [string, unknown],
  roles: readonly string[],
  path: readonly string[],
): PlanIssue[] {
  const issues: PlanIssue[] = []
  const issue = (says: string, key?: string) =>
    issues.push({ path: key === undefined ? path : [...path, key], says: `role "${role}" ${says}` })
  if ((TOOL_NAMES as readonly string[]).includes(role))
    issue('has the name of a tool that every script gets')
  if (!ROLE_NAME.test(role)) issue('is no host name: use letters, digits, - and _')
  if (!isMember(member)) {
    issue(noMember(role, member))
    return issues
  }
  const { emulator, options } = member
  const { profile, address } = options
  if (profile !== undefined && !Object.hasOwn(emulator.profiles, profile)) {
    const known = Object.keys(emulator.profiles).join(', ')
    issue(`has no profile "${profile}"; ${emulator.name} has: ${known}`, 'profile')
  }
  if (address !== undefined && isIP(address) === 0)
    issue(`has the address "${address}", which is no IP address`, 'address')
  checkOptions(member, roles, (option, says) => issue(says, option))
  return issues
}

/** Every address, and every name by which appliances find each other, belongs to one role. */
function checkPlaces(
  members: readonly [string, CastMember][],
  path: readonly string[],
): PlanIssue[] {
  const owners = new Map<string, string>()
  return members.flatMap(([role, { options }]) => {
    // What is no text is told of with the options.
    const found: readonly unknown[] = [role, options.hostname ?? role]
    const names = new Set(found.map((name) => String(name).toLowerCase()))
    const places = [...names, ...(options.address === undefined ? [] : [options.address])]
    return places.flatMap((place) => {
      const owner = owners.get(place)
      owners.set(place, owner ?? role)
      if (owner === undefined) return []
      const key = place === options.address ? ['address'] : ['hostname']
      const says = `role "${role}" is found under "${place}", which is role "${owner}" already`
      return [{ path: [...path, role, ...key], says }]
    })
  })
}

/** A role of a JSON file still has the name of its emulator when there is none of that name. */
function noMember(role: string, member: unknown): string {
  const { emulator } = (member ?? {}) as { emulator?: unknown }
  return typeof emulator === 'string'
    ? `names the emulator "${emulator}", which does not exist; see fieldfault list`
    : `is no appliance: call an emulator, as in ${role}: ucsm()`
}

function isMember(value: unknown): value is CastMember {
  const { emulator, options } = (value ?? {}) as Partial<CastMember>
  return emulator?.profiles !== undefined && typeof options === 'object'
}
