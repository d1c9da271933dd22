import { LabError } from '../errors/lab-error.ts'

/** A chosen option that must be one of the names of `allowed`. Throws `bad-option`. */
export function castOption<const Allowed extends Readonly<Record<string, unknown>>>(
  role: string,
  option: string,
  chosen: string,
  allowed: Allowed,
): keyof Allowed & string {
  if (Object.hasOwn(allowed, chosen)) return chosen
  throw new LabError('bad-option', { role, option, chosen, allowed: Object.keys(allowed) })
}
