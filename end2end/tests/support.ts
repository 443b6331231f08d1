import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** The password of every account of the sample data. */
export const demoPassword = 'dung lai hoi ky'

/** Signs in through the form, as a person does, and waits until the form is left behind. */
export async function signIn(page: Page, login: string, password = demoPassword) {
  await page.goto('/sign-in')
  await fillSignIn(page, login, password)
  await expect(page).not.toHaveURL(/\/sign-in/)
}

/** Fills the form on the page and sends it, whatever comes of it. */
export async function fillSignIn(page: Page, login: string, password: string) {
  await page.getByLabel('Tên đăng nhập').fill(login)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

/** Chooses a record where several or one can be chosen, by what is typed of it. */
export async function choose(page: Page, group: string, typed: string, name: string | RegExp) {
  const picker = page.getByRole('group', { name: group })
  await picker.getByRole('combobox').fill(typed)
  await picker.getByRole('option', { name }).click()
  await expect(picker.getByRole('listitem').filter({ hasText: name })).toBeVisible()
}

/** WCAG 2.2 AA, as far as a machine can tell. A failure lists each rule with the elements that break it. */
export async function expectNoViolations(page: Page) {
  await asTall(page, () => expectClean(page, wcag))
}

/** The same in light; and in dark, the contrast of what is read, which is all that another theme changes. */
export async function expectNoViolationsInBothThemes(page: Page) {
  await asTall(page, async () => {
    await expectClean(page, wcag)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectClean(page, (axe) => axe.withRules(['color-contrast', 'link-in-text-block']))
    await page.emulateMedia({ colorScheme: 'light' })
  })
}

const wcag = (axe: AxeBuilder) => axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])

/** As tall as the page: the bar at the foot of a phone lies over what can be scrolled out from under it. */
async function asTall(page: Page, look: () => Promise<void>) {
  const size = page.viewportSize()!
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, height) })
  await look()
  await page.setViewportSize(size)
}

async function expectClean(page: Page, choose: (axe: AxeBuilder) => AxeBuilder) {
  // There are no frames in our pages, so nothing is gathered from others in a page of its own: half of the time.
  const { violations } = await choose(new AxeBuilder({ page }).setLegacyMode()).analyze()
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.target.join(' ')) }))
  expect(found).toEqual([])
}

/** Nothing makes the page scroll sideways. A phone's window grows with what is too wide, so the window is not asked. */
export async function expectFitsWidth(page: Page) {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return { scrollWidth, clientWidth }
  })
  expect(scrollWidth, `at ${clientWidth} px`).toBeLessThanOrEqual(clientWidth)
}

/** Nor on a phone, a tablet, or a small PC, on which the menu stands beside it. */
export async function expectFitsEveryWidth(page: Page) {
  const size = page.viewportSize()!
  for (const width of [360, 640, 1024]) {
    await page.setViewportSize({ width, height: size.height })
    await expectFitsWidth(page)
  }
  await page.setViewportSize(size)
}

/** Opens the schedule of the campaign whose title holds the words. */
export async function openCampaign(page: Page, words: string) {
  await page.goto('/campaigns')
  await page.getByRole('link', { name: new RegExp(words) }).first().click()
  await expect(page).toHaveURL(/\/schedule/)
}
