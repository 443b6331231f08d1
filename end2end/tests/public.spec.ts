import { expect, test } from '@playwright/test'
import { expectFitsWidth } from './support'

test('who reads about help leaves no way back to what was read, and Back works elsewhere', async ({ page, context }) => {
  await context.route('https://vi.wikipedia.org/**', (route) => route.fulfill({ body: 'elsewhere' }))
  await page.goto('/')
  await page.getByRole('link', { name: 'Gần bạn' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hoạt động gần bạn' })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/\/$/)
  await page.getByRole('link', { name: 'Trợ giúp' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Trợ giúp' })).toBeVisible()
  await page.waitForLoadState('load')
  await page.getByRole('link', { name: 'Gần bạn' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hoạt động gần bạn' })).toBeVisible()
  await page.waitForLoadState('load')
  // Forms lead on as well.
  await page.getByLabel('Bạn ở phường, xã nào?').selectOption({ label: 'Phường Đống Đa' })
  await page.getByRole('button', { name: 'Xem' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hoạt động ở Phường Đống Đa' })).toBeVisible()
  await page.waitForLoadState('load')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'What is on in Dong Da Ward' })).toBeVisible()
  await page.waitForLoadState('load')
  await page.getByRole('link', { name: 'Leave quickly' }).click()
  await expect(page).toHaveURL('https://vi.wikipedia.org/')
  await page.goBack()
  await expect(page).toHaveURL(/:\d+\/$/)
})

test('the page is blank before the other one comes, by Shift three times too', async ({ page, context }) => {
  const waiting: (() => void)[] = []
  await context.route('https://vi.wikipedia.org/**', async (route) => {
    await new Promise<void>((go) => waiting.push(go))
    await route.fulfill({ body: 'elsewhere' })
  })
  for (const by of ['press', 'keys']) {
    await page.goto('/help')
    await expect(page.getByRole('heading', { level: 1, name: 'Trợ giúp' })).toBeVisible()
    await page.waitForLoadState('load')
    // While another page is on its way nothing can be asked of this one: it keeps a note of what became of it.
    await page.evaluate(() => {
      sessionStorage.removeItem('blank')
      const note = () => document.body.childElementCount === 0 && sessionStorage.setItem('blank', 'yes')
      new MutationObserver(note).observe(document.body, { childList: true })
    })
    if (by === 'press') await page.getByRole('link', { name: 'Rời trang nhanh' }).click({ noWaitAfter: true })
    else for (let i = 0; i < 3; i++) await page.keyboard.press('Shift')
    await expect.poll(() => waiting.length).toBe(1)
    waiting.pop()!()
    await expect(page).toHaveURL('https://vi.wikipedia.org/')
    await page.goto('/help')
    expect(await page.evaluate(() => sessionStorage.getItem('blank')), by).toBe('yes')
  }
})

test('whom to call is on the first screen of every public page', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 })
  for (const address of ['/', '/near', '/help', '/laws', '/materials']) {
    await page.goto(address)
    const call = page.getByRole('link', { name: 'Gọi 111' }).first()
    const box = (await call.boundingBox())!
    expect(box.y + box.height, address).toBeLessThanOrEqual(640)
  }
})

test('the slash key goes to the search, and Escape closes the menu', async ({ page, isMobile }) => {
  test.skip(!!isMobile, 'a phone has neither key')
  await page.goto('/sign-in')
  await page.getByLabel('Tên đăng nhập').fill('dongda')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('dung lai hoi ky')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Việc hôm nay' })).toBeVisible()
  await page.waitForLoadState('load')
  await page.keyboard.press('/')
  await expect(page.getByLabel('Tìm mọi thứ')).toBeFocused()
  await page.keyboard.type('gieng lang/dong da')
  await expect(page.getByLabel('Tìm mọi thứ')).toHaveValue('gieng lang/dong da')
  await page.getByLabel('Tìm mọi thứ').fill('duong ve nha')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: /Đường về nhà/ }).first()).toBeVisible()
  await page.waitForLoadState('load')
  const menu = page.locator('.menu')
  await menu.locator('summary').click()
  await expect(menu.getByRole('link', { name: 'Tài khoản của tôi' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu.getByRole('link', { name: 'Tài khoản của tôi' })).toBeHidden()
  await expect(menu.locator('summary')).toBeFocused()
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Phím tắt' })
  await expect(keys.getByText('Tìm mọi thứ')).toBeVisible()
  await expect(keys.getByRole('button', { name: 'Đóng' })).toBeFocused()
  // Who goes on behind it closes it.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(keys).toBeHidden()
  await page.keyboard.press('?')
  // Who dictates turns keys off that are struck alone.
  const used = keys.getByRole('checkbox', { name: /^Dùng phím đơn/ })
  await used.uncheck()
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()
  await page.goto('/calendar')
  await page.keyboard.press('/')
  await expect(page.getByLabel('Tìm mọi thứ')).not.toBeFocused()
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('a citizen finds what is on near and whom to call', async ({ page }) => {
    await page.goto('/')
    await page.getByLabel('Bạn ở phường, xã nào?').selectOption({ label: 'Phường Đống Đa' })
    await page.getByRole('button', { name: 'Xem' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Hoạt động ở Phường Đống Đa' })).toBeVisible()
    await page.locator('.events a').first().click()
    await expect(page.getByRole('link', { name: 'Áp phích A3 (PDF)' })).toBeVisible()
    await expect(page.getByRole('link', { name: '111' }).first()).toHaveAttribute('href', 'tel:111')
    await expectFitsWidth(page)
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.getByRole('link', { name: 'Poster A3 (PDF)' })).toBeVisible()
  })
})

for (const path of ['/', '/materials']) {
  test(`a first visit to ${path} weighs less than 60 kB`, async ({ page }) => {
    let bytes = 0
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
    await page.goto(path, { waitUntil: 'networkidle' })
    expect(bytes).toBeGreaterThan(10_000)
    expect(bytes).toBeLessThan(60_000)
  })
}
