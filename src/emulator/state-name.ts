/** A state value in one word: `operational` or `running.upload`. */
export function stateName(value: unknown): string {
  if (typeof value === 'string') return value
  const parts = Object.entries(value as Record<string, unknown>)
  return parts.map(([name, inner]) => [name, stateName(inner)].filter(Boolean).join('.')).join(' ')
}
