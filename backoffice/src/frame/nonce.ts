/** The nonce of styles, new for each page and put into it by the server (Content-Security-Policy). */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

/**
 * Ant Design gives its styles the nonce, but two of its helpers (the lock of scrolling behind a dialog, the measure of a
 * scroll bar) do not; so every style element made by a script of ours gets it.
 */
export function markStyles(): void {
  const create = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }) as typeof document.createElement
}
