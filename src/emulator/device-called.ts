import { LabError } from '../errors/lab-error.ts'

/** What a device that an appliance manages may be called by. */
export interface CalledDevice {
  readonly name: string
  readonly address: string
  readonly uuid: string
}

/** Whether a device has a name, address or UUID. */
export function isDeviceCalled({ uuid, name, address }: CalledDevice, called: string): boolean {
  return [uuid, name, address].includes(called)
}

/** The device of an appliance that has a name, address or UUID. Throws `unknown-device`. */
export function deviceCalled<Device extends CalledDevice>(
  appliance: string,
  called: string,
  devices: readonly Device[],
): Device {
  const found = devices.find((device) => isDeviceCalled(device, called))
  if (found) return found
  const known = devices.map(({ name }) => name)
  throw new LabError('unknown-device', { appliance, device: called, known })
}
