import type { Emulator } from '../emulator/emulator.ts'
import type { SshSheet } from '../emulator/ssh-sheet.ts'
import { LabError } from '../errors/lab-error.ts'

/** The appliance that a probe takes the place of. */
export interface ProbeAppliance {
  /** `ucsm@4.0(2a)`, with the model when one was asked for. */
  readonly name: string
  readonly ssh: SshSheet
  /** Whether it sends files over FTP and TFTP as well. */
  readonly dialsFtp: boolean
}

const FORM = /^(?<emulator>[^@/]+)(?:@(?<profile>[^/]+))?(?:\/(?<model>.+))?$/

/** Finds `emulator@profile/model`; profile and model are the usual ones when left out. Throws `cannot-probe-as`. */
export function findAppliance(asked: string, emulators: readonly Emulator[]): ProbeAppliance {
  const refuse = (fact: string, allowed: readonly string[]) =>
    new LabError('cannot-probe-as', { asked, fact, allowed })
  const parts = FORM.exec(asked)?.groups ?? {}
  const withSsh = emulators.filter((one) => one.ssh)
  const emulator = withSsh.find(({ name }) => name === parts.emulator)
  if (!emulator?.ssh)
    throw refuse(
      `no emulator "${parts.emulator ?? asked}" speaks SSH`,
      withSsh.map(({ name }) => name),
    )
  const { name, profiles, defaultProfile, models = [] } = emulator
  const profileName = parts.profile ?? defaultProfile
  const profile = Object.hasOwn(profiles, profileName) ? profiles[profileName] : undefined
  if (!profile)
    throw refuse(`emulator "${name}" has no profile "${profileName}"`, Object.keys(profiles))
  const { model } = parts
  if (model !== undefined && !models.includes(model))
    throw refuse(`emulator "${name}" has no model "${model}"`, models)
  return {
    name: `${name}@${profileName}${model === undefined ? '' : `/${model}`}`,
    ssh: emulator.ssh(profile, model ?? models[0] ?? ''),
    dialsFtp: emulator.dialsFtp ?? false,
  }
}
