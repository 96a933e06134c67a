import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** A page as the bytes of it are sent. */
export const htmlOf = (page: VNode): string => `<!doctype html>\n${renderToString(page)}\n`
