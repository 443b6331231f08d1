import { expect, test, type Page } from '@playwright/test'
import { expectFitsWidth, expectNoViolations, expectNoViolationsInBothThemes, signIn } from './support'

const pages = [
  '/', '/search', '/search?q=dong da', '/search?q=khongcogi', '/search?kind=activity&q=toa',
  '/calendar', '/calendar?on=01/07/2026&filters=1', '/calendar?view=week&on=25/11/2026', '/calendar?view=day&on=17/02/2026',
  '/calendar?view=agenda&on=01/07/2026', '/calendar?view=agenda&on=01/07/2033', '/calendar?view=year', '/calendar/feeds',
  '/campaigns', '/campaigns/new', '/campaigns/2', '/campaigns/2/schedule', '/campaigns/1/schedule', '/campaigns/2/edit',
  '/campaigns/2/schedule?q=khongcogi', '/campaigns/2/activities/new', '/campaigns/2/activities/new?form=competition',
  '/campaigns/2/activities/new?form=dramatization', '/campaigns/2/activities/new?form=billboard',
  '/campaigns/2/activities/new?form=leaflet', '/campaigns/2/activities/new?form=broadcast', '/campaigns/2/activities/new?form=other',
  '/activities/10', '/activities/7', '/activities/20/edit', '/activities/20/print', '/audiences', '/audiences/1', '/audiences/new',
  '/organisations?q=cong an', '/units', '/units?q=dong', '/accounts', '/accounts/new', '/accounts/3', '/audit', '/account', '/activities/999999',
  '/hotlines', '/hotlines/2', '/hotlines/new', '/key-days', '/key-days/1', '/key-days/new', '/units/2', '/units/new',
  '/organisations/1', '/organisations/new', '/lists/accounts/import', '/lists/audiences/import', '/lists/hotlines/import',
  '/lists/key-days/import', '/lists/organisations/import', '/lists/units/import',
  '/settings', '/account/second-factor', '/account/sessions', '/account/tokens',
]

const open = ['/styleguide', '/', '/near', '/near?unit=35', '/help', '/materials', '/c/2', '/sign-in', '/a/khong-co']

for (const language of ['vi', 'en'] as const) {
  /** Opens each page and looks at it in light and dark. */
  const walk = async (page: Page, paths: string[]) => {
    for (const path of paths) {
      await test.step(path, async () => {
        await page.goto(path)
        await expect(page.locator('h1')).toBeVisible()
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        await expectFitsWidth(page)
        await expectNoViolationsInBothThemes(page)
      })
    }
  }

  test(`every page for everybody is accessible and fits the screen: ${language}`, async ({ page, context, baseURL }) => {
    test.setTimeout(300_000)
    await context.addCookies([{ name: 'language', value: language, url: baseURL! }])
    await walk(page, open)
    await page.goto('/near')
    await page.locator('.events a').first().click()
    await expect(page).toHaveURL(/\/a\//)
    await expectNoViolations(page)
  })

  test(`every page for staff is accessible and fits the screen: ${language}`, async ({ page, context, baseURL }) => {
    test.setTimeout(900_000)
    await context.addCookies([{ name: 'language', value: language, url: baseURL! }])
    await page.goto('/sign-in')
    await page.locator('#login').fill('quantri')
    await page.locator('#password').fill('dung lai hoi ky')
    await page.locator('main button[type=submit]').click()
    await expect(page).not.toHaveURL(/sign-in/)
    await walk(page, pages)
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
  for (const path of ['/calendar', '/campaigns/2/schedule', '/campaigns/2/activities/new?form=talk', '/activities/20/print']) {
    await page.goto(path, { waitUntil: 'networkidle' })
  }
  expect(complaints).toEqual([])
})

test('a page keeps its own headers while its files are fetched beside it', async ({ page }) => {
  await signIn(page, 'kehoach')
  for (let i = 0; i < 40; i++) {
    const [answer] = await Promise.all([page.request.get('/campaigns/2/edit'), page.request.get('/pkg/lantoa.css')])
    expect(answer.headers()['content-security-policy']).toContain("'nonce-")
  }
})
