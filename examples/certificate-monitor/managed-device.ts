import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fmc, ftd } from 'fieldfault/emulators'
import type { TestLab } from 'fieldfault/vitest'
import type { Target } from './look-at.ts'

/** Starts a manager and a device; the monitor has the certificate of the device. */
export async function startManager(lab: TestLab, caExpiresIn: string) {
  const cast = await lab.start({ fmc: fmc({ caExpiresIn }), ftd: ftd({ managers: ['fmc'] }) })
  const folder = await lab.directory()
  const pem = (name: string) => readFileSync(join(folder, name), 'utf8')
  const target: Target = {
    connect: () => cast.fmc.dial('sftunnel'),
    ca: pem('ca/ftd-internal-ca.pem'),
    certificate: pem('keys/ftd-cert.pem'),
    key: pem('keys/ftd-key.pem'),
  }
  const judgement = { now: () => Date.parse(lab.now()), wait: lab.wait, warnDays: 30 }
  return { ...cast, target, judgement }
}
