import { expect, test, type Page } from '@playwright/test'
import { expectFitsEveryWidth, expectNoViolations, expectNoViolationsInBothThemes, signIn } from './support'

/** Pages of the sample, as the features name them. */
const addresses = async (page: Page): Promise<{ staff: string[]; everybody: string[] }> =>
  (await page.request.get('/styleguide/addresses')).json()


for (const language of ['vi', 'en'] as const) {
  /** Opens each page and looks at it in light and dark. */
  const walk = async (page: Page, paths: string[]) => {
    for (const path of paths) {
      await test.step(path, async () => {
        await page.goto(path)
        await expect(page.locator('h1')).toBeVisible()
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        await expectFitsEveryWidth(page)
        await expectNoViolationsInBothThemes(page)
      })
    }
  }

  test(`every page for everybody is accessible and fits every screen: ${language}`, async ({ page, context, baseURL }) => {
    test.setTimeout(300_000)
    await context.addCookies([{ name: 'language', value: language, url: baseURL! }])
    const { everybody } = await addresses(page)
    expect(everybody.length).toBeGreaterThan(8)
    await walk(page, everybody)
    await page.goto('/near')
    await page.locator('.events a').first().click()
    await expect(page).toHaveURL(/\/a\//)
    await expectNoViolations(page)
  })

  test(`every page for staff is accessible and fits every screen: ${language}`, async ({ page, context, baseURL }) => {
    test.setTimeout(900_000)
    await context.addCookies([{ name: 'language', value: language, url: baseURL! }])
    await page.goto('/sign-in')
    await page.locator('#login').fill('quantri')
    await page.locator('#password').fill('dung lai hoi ky')
    await page.locator('main button[type=submit]').click()
    await expect(page).not.toHaveURL(/sign-in/)
    const { staff } = await addresses(page)
    expect(staff.length).toBeGreaterThan(60)
    await walk(page, staff)
  })
}

test('a stranger is sent to sign in and comes back to the page', async ({ page }) => {
  await page.goto('/campaigns/2/schedule')
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByLabel('Tên đăng nhập').fill('xem')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('dung lai hoi ky')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page).toHaveURL(/\/campaigns\/2\/schedule/)
})

test('nothing on a page breaks its content security policy', async ({ page }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await signIn(page, 'kehoach')
  for (const path of ['/calendar', '/campaigns/2/schedule', '/campaigns/2/activities/new?kind=talk', '/activities/20/print']) {
    await page.goto(path, { waitUntil: 'networkidle' })
  }
  expect(complaints).toEqual([])
})

test('a page keeps its own headers while its files are fetched beside it', async ({ page }) => {
  await signIn(page, 'kehoach')
  for (let i = 0; i < 40; i++) {
    const [answer] = await Promise.all([page.request.get('/campaigns/2/edit'), page.request.get('/icon.svg')])
    expect(answer.headers()['content-security-policy']).toContain("'nonce-")
  }
})
