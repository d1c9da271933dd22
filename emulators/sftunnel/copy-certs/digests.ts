/** The digests that sha256sum(1) has printed, by file. */
export function digestsIn(output: string): ReadonlyMap<string, string> {
  const lines = output.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm)
  return new Map([...lines].map(([, digest = '', file = '']) => [file, digest]))
}
