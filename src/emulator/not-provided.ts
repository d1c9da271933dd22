import { LabError } from '../errors/lab-error.ts'

/**
 * The placeholder of an actor that a chart invokes and that is supplied with `provide` when it starts.
 * Rejects with `actor-not-provided`.
 */
export function notProvided(actor: string): () => Promise<never> {
  return () => Promise.reject(new LabError('actor-not-provided', { actor }))
}
