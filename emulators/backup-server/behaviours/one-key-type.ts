import type { HostKeyType } from '../../../src/emulator/index.ts'
import type { Meeting } from '../meeting.ts'

/** What a client meets when host keys of one type are all there is; the offer names no other algorithm. */
export function withOneKeyType(met: Meeting, type: HostKeyType, bits: number): Meeting {
  const { profile } = met
  const offer = { ...profile.offer, hostKey: [type] }
  return { ...met, profile: { ...profile, offer, hostKeyTypes: [{ type, bits }] } }
}
