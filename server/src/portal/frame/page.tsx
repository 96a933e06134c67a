import type { ComponentChildren, VNode } from 'preact'
import type { Site } from '../facts.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'

export interface PageProps {
  readonly site: Site
  /** Path below the base, with its query: what 大字版 comes back to and what is printed. */
  readonly path: string
  /** First part of the window's title; the home page has none. */
  readonly title: string
  /**
   * An answer to what was sent, or a long form: no address leads back to what is on it, so nothing here may lead away for
   * another size of letters.
   */
  readonly passing?: boolean
  readonly children: ComponentChildren
}

/** What every page stands in: skip link, header, the page, footer. */
export const Page = ({ site, path, title, passing = false, children }: PageProps): VNode => (
  <html lang="zh-CN" {...(site.large && { class: 'large' })}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{[title, site.agency.name].filter(Boolean).join(' - ')}</title>
      <link rel="stylesheet" href={`${site.base}/assets/${site.stylesheet}`} />
      <link rel="icon" href={`${site.base}/favicon.ico`} />
    </head>
    <body>
      <a class="skip" href="#main">
        跳到正文
      </a>
      <Header site={site} path={path} passing={passing} />
      <main id="main" class="wrap" tabIndex={-1}>
        {children}
      </main>
      <Footer site={site} path={path} />
    </body>
  </html>
)

/** Title of a page in 宋, and what it is for. */
export const Title = ({ children, lead }: { children: ComponentChildren; lead?: ComponentChildren }) => (
  <div class="title">
    <h1>{children}</h1>
    {lead && <p class="lead">{lead}</p>}
  </div>
)
