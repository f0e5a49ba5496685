import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const chromium = process.env.CHROMIUM ?? process.env.YUANLIU_CHROMIUM ?? '/usr/bin/chromium'
if (!existsSync(chromium)) throw new Error(`No Chromium at ${chromium}. Install the package chromium or set CHROMIUM.`)

/** Without the background flags a browser in a closed network spends its time on refused connections. */
export const launch = {
  executablePath: chromium,
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--font-render-hinting=none',
  ],
}

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/e2e',
  globalSetup: './e2e/start.ts',
  // One product, one world: the story changes what the other tests see. So each of those who work side by side has its own.
  workers: process.env.YUANLIU_URL ? 1 : 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    launchOptions: launch,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1360, height: 860 },
    contextOptions: { reducedMotion: 'reduce' },
    // A trace costs a fifth of the time; ask for one with --trace retain-on-failure when looking for a failure.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
})
