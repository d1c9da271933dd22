import { constants } from 'node:os'

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/**
 * Does something before a signal ends the process, with the exit code that shells give such an end. Returns how
 * to leave the signals alone again.
 */
export function onInterrupt(act: (signal: string) => void): () => void {
  const listeners = SIGNALS.map((signal) => {
    const end = () => {
      act(signal)
      process.exit(128 + constants.signals[signal])
    }
    process.once(signal, end)
    return () => process.off(signal, end)
  })
  return () => listeners.forEach((leave) => leave())
}
