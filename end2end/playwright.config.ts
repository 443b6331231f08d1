import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'

/** Debian's Chromium, or any other that CHROMIUM names; Playwright downloads none. */
const chromium = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  // Ours are the only typefaces: pictures do not depend on what else is installed.
  env: { ...(process.env as Record<string, string>), FONTCONFIG_FILE: resolve('fonts.conf') },
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
}

export default defineConfig({
  testDir: 'tests',
  // One server and one database for a screen: a test may rely on what it did itself, and on the sample data.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env.CI === 'true',
  timeout: 30_000,
  // One picture for each screen: the browser draws alike wherever these tests run.
  snapshotPathTemplate: '{testDir}/pictures/{projectName}/{arg}{ext}',
  expect: { toHaveScreenshot: { maxDiffPixelRatio: 0.002, timeout: 30_000 } },
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON ?? 'test-results/results.json' }]],
  use: {
    baseURL: process.env.BASE_URL ?? 'http://127.0.0.1:3000',
    browserName: 'chromium',
    launchOptions: chromium,
    // Or the colours of links are looked at while they change from light to dark.
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    screenshot: 'only-on-failure',
    // Tracing everything takes a fifth of the time. To look into a failure: .ci/browser tests/… --trace=on
    trace: 'off',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    { name: 'phone', use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
  ],
})
