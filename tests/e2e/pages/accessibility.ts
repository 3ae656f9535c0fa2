/** What axe-core finds on the screen as it stands. */

import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { lasting } from './lasting.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Serious and critical findings, one line each, once the screen has come to rest. */
export function seriousFindings(page: Page): Promise<string[]> {
  return lasting(() => findings(page))
}

async function findings(page: Page): Promise<string[]> {
  const present = await page.evaluate(() => 'axe' in window)
  // The screens' policy admits no foreign script, so it goes in as an evaluated text.
  if (!present) await page.evaluate(await readScript())
  const results = await page.evaluate(async (): Promise<axe.AxeResults> => {
    const { axe: engine } = window as unknown as { axe: typeof axe }
    return engine.run(document, { resultTypes: ['violations'] })
  })
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(node => `${id}: ${help}: ${node.target.join(' ')}: ${node.html.slice(0, 160)}`),
    )
}

async function readScript(): Promise<string> {
  const { readFile } = await import('node:fs/promises')
  return readFile(AXE, 'utf8')
}
