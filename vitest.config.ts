import { defineConfig } from 'vitest/config'

const paths = { alias: {} }

/**
 * unit: Node, real SQLite. dom: components in happy-dom. e2e: the built application in an installed
 * browser, driven by playwright-core; a missing browser fails.
 */
export default defineConfig({
  resolve: paths,
  test: {
    // A busy computer is no finding: what hangs is told by the end of the whole run.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/{shared,main,migrations,security,import}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'dom', environment: 'happy-dom', include: ['tests/renderer/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/{e2e,packaging}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A busy computer shows the same things later.
          expect: { poll: { timeout: 10_000 } },
          // After the others, and two at a time: a browser that waits for the processor is no finding.
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
        },
      },
    ],
  },
})
