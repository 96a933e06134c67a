import assert from 'node:assert/strict'
import axe from 'axe-core'
import type { Page } from 'playwright-core'

interface Violation {
  readonly id: string
  readonly impact: string
  readonly help: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
}

/** What is folded away counts too: it is opened for the look, and closed again. What still moves comes to rest first. */
const look = `(async () => {
  const moving = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
  await Promise.allSettled(moving.map(({ finished }) => finished))
  const folded = [...document.querySelectorAll('details:not([open])')]
  for (const one of folded) one.open = true
  const { violations } = await axe.run(document, { resultTypes: ['violations'], preload: false })
  for (const one of folded) one.open = false
  return violations
})()`

/** Fails on anything that axe calls serious or critical on the page as it stands now. */
export async function accessible(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  const found = (await page.evaluate(look)) as readonly Violation[]
  const bad = found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => {
      const where = nodes.slice(0, 5).map((node) => `  ${node.target.join(' ')}: ${node.failureSummary ?? ''}`)
      return `${id}: ${help} (${nodes.length})\n${where.join('\n')}`
    })
  assert.deepEqual(bad, [], `${page.url()}: ${bad.join('\n')}`)
}
