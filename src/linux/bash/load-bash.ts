/** The interpreter's module. */
export type BashModule = typeof import('just-bash')

let loading: Promise<BashModule> | undefined

/** Loads the interpreter with the first shell: most labs never open one. */
export function loadBash(): Promise<BashModule> {
  loading ??= import('just-bash')
  return loading
}
