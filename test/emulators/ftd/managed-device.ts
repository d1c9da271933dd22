import type { FtdOptions } from '../../../emulators/ftd/index.ts'
import type { CastMember } from '../../../src/emulator/index.ts'
import { fmcEnd, type TunnelEnd } from '../sftunnel/tunnel-end.ts'
import { startDevice } from './ftd-lab.ts'

export const MANAGER = '10.48.79.232'
export const FOLDER = '/var/sf/peers/fmc00000-4347-11ef-aca1-f3aa241412a1'
/** Enough for the InternalCA of the manager to expire. */
export const EXPIRED_MS = 20 * 86_400_000
const START_MS = Date.parse('2024-09-10T04:10:47Z')

/** A device of 2024, in the last days of the InternalCA of its manager, which runs till 17 September. */
export async function managedDevice(
  options: FtdOptions = {},
  others: Record<string, CastMember> = {},
) {
  const device = await startDevice(
    { model: '1120', managers: ['fmc'], ...options },
    { fmc: fmcEnd({ address: MANAGER }), ...others },
    { startMs: START_MS },
  )
  await device.lab.advance(1_000)
  const fmc = device.lab.appliance('fmc').handle as TunnelEnd
  return { ...device, fmc }
}
