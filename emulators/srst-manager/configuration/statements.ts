/**
 * A configuration: the text of every statement, as `show running-config` prints it, by the key under which
 * it is replaced or removed. A key is the statement without its value: `backup revisions`, `hostname`,
 * `security ssh knownhost 10.30.30.100 ssh-rsa`.
 */
export type Configuration = Readonly<Record<string, string>>

/** A change to a configuration. */
export type ConfigurationEdit =
  | { readonly verb: 'set'; readonly key: string; readonly text: string }
  | { readonly verb: 'remove'; readonly key: string }

/** The configuration after the changes, in their order. */
export function applyEdits(
  configuration: Configuration,
  edits: readonly ConfigurationEdit[],
): Configuration {
  const statements = new Map(Object.entries(configuration))
  for (const edit of edits) {
    if (edit.verb === 'set') statements.set(edit.key, edit.text)
    else statements.delete(edit.key)
  }
  return Object.fromEntries(statements)
}
