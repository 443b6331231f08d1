import { expect, test, type Page } from '@playwright/test'
import { expectNoViolations, signIn } from './support'

// A server of their own, in which it is always Tuesday 24/11/2026, 09:00 in Hà Nội, and nobody does anything.
test.skip(!process.env.STILL_URL, 'needs a server with a still clock: .ci/browser starts one where faketime is installed')
test.use({ baseURL: process.env.STILL_URL })

/** Compares what `look` photographs in light with its picture, then in dark. */
async function inBothThemes(page: Page, name: string, path: string, look: () => Promise<void>) {
  await test.step(name, async () => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(path, { waitUntil: 'networkidle' })
    await page.evaluate(() => document.fonts.ready)
    await look()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      // A feature more in the menu draws no picture anew.
      await expect.soft(page).toHaveScreenshot(`${name}-${colorScheme}.png`, { mask: [page.locator('.side')], maskColor: '#777777' })
    }
  })
}

/** Compares a page with its pictures, so far down as there is something of its own to see. */
async function expectLooks(page: Page, name: string, path: string, most = 1_600) {
  const size = page.viewportSize()!
  await inBothThemes(page, name, path, async () => {
    // What a script adds is there.
    const hint = page.locator('.cal-hint')
    if (size.width > 760 && (await hint.count()) > 0) await expect(hint.first()).toBeVisible()
    // As tall as the page, or what stands at the foot of a phone would lie across the middle of it.
    const height = Math.min(most, await page.evaluate(() => document.documentElement.scrollHeight))
    await page.setViewportSize({ width: size.width, height })
  })
  await page.setViewportSize(size)
}

/** Opens the dialog of the style guide and compares what is then on the screen. */
async function expectDialogLooks(page: Page) {
  await inBothThemes(page, 'dialog', '/styleguide', async () => {
    await page.getByRole('button', { name: 'Mở hộp thoại' }).press('Enter')
    await expect(page.getByRole('dialog', { name: 'Hộp thoại' })).toBeVisible()
    await expectNoViolations(page)
  })
}

test('the pages for everybody look as they are meant to', async ({ page }) => {
  test.setTimeout(180_000)
  await expectLooks(page, 'styleguide', '/styleguide', Infinity)
  await expectDialogLooks(page)
  await expectLooks(page, 'front', '/')
  await expectLooks(page, 'near', '/near?unit=35')
  await page.goto('/near')
  const activity = await page.locator('.events a').first().getAttribute('href')
  await expectLooks(page, 'public-activity', activity!)
  await expectLooks(page, 'help', '/help')
  await expectLooks(page, 'sign-in', '/sign-in')
})

test('the pages for staff look as they are meant to', async ({ page }) => {
  test.setTimeout(180_000)
  await signIn(page, 'kehoach')
  await expectLooks(page, 'home', '/')
  await expectLooks(page, 'search', '/search?q=toa')
  await expectLooks(page, 'calendar', '/calendar')
  await expectLooks(page, 'calendar-week', '/calendar?view=week')
  await expectLooks(page, 'calendar-agenda', '/calendar?view=agenda')
  await expectLooks(page, 'calendar-year', '/calendar?view=year')
  await expectLooks(page, 'campaign', '/campaigns/2')
  await expectLooks(page, 'schedule', '/campaigns/2/schedule')
  await expectLooks(page, 'activity', '/activities/10')
  await expectLooks(page, 'new-activity', '/campaigns/2/activities/new?kind=talk')
})
