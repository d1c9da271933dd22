/** What the tests read of `fieldfault probe --json` about a server. */
export interface ProbedServer {
  readonly ident: string | null
  readonly hostKey: { readonly type: string; readonly sha256: string; readonly md5: string } | null
  readonly categories: readonly { readonly category: string; readonly agreed: string | null }[]
  readonly verdict: string
  readonly says: string
  readonly cure: readonly {
    readonly setting: string
    readonly oneOf: readonly string[]
    readonly lines: readonly string[]
  }[]
  readonly upload: { readonly ok: boolean; readonly path: string; readonly left: boolean } | null
}

/** What the tests read of `fieldfault probe --listen --json`. */
export interface ProbedClients {
  readonly connections: readonly (Pick<ProbedServer, 'ident' | 'verdict' | 'cure'> & {
    readonly logins: readonly { readonly method: string; readonly accepted: boolean }[]
  })[]
}

/** The categories in which nothing was agreed. */
export function emptyIn({ categories }: ProbedServer): string[] {
  return categories.flatMap(({ category, agreed }) => (agreed === null ? [category] : []))
}

/** Every configuration line of a cure. */
export function linesOf({ cure }: Pick<ProbedServer, 'cure'>): string[] {
  return cure.flatMap(({ lines }) => lines)
}
