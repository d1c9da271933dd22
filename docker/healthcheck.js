/** Ends with 0 when the lab of this container answers, which it does once every door is open. */
import { readFileSync } from 'node:fs'
import process from 'node:process'

try {
  const { url } = JSON.parse(readFileSync(`${process.env.FIELDFAULT_DIR}/api.json`, 'utf8'))
  const { ok } = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_500) })
  process.exitCode = ok ? 0 : 1
} catch {
  process.exitCode = 1
}
