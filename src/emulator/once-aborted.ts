/** Acts once when a signal is aborted, at once if it is already; the returned function calls it off. */
export function onceAborted(signal: AbortSignal | undefined, act: () => void): () => void {
  if (signal?.aborted) act()
  signal?.addEventListener('abort', act, { once: true })
  return () => signal?.removeEventListener('abort', act)
}
