import { expect, test } from '@playwright/test'
import { expectFitsWidth } from './support'

test('who leaves quickly leaves no way back to the pages that were read', async ({ page, context }) => {
  await context.route('https://vi.wikipedia.org/**', (route) => route.fulfill({ body: 'elsewhere' }))
  await page.goto('about:blank')
  await page.goto('/')
  await page.getByRole('link', { name: 'Trợ giúp' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cần giúp đỡ' })).toBeVisible()
  await page.getByRole('link', { name: 'Gần bạn' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hoạt động gần bạn' })).toBeVisible()
  // Forms lead on as well.
  await page.getByLabel('Bạn ở phường, xã nào?').selectOption({ label: 'Phường Đống Đa' })
  await page.getByRole('button', { name: 'Xem' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hoạt động ở Phường Đống Đa' })).toBeVisible()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'What is on in Dong Da Ward' })).toBeVisible()
  await page.getByRole('link', { name: 'Leave quickly' }).click()
  await expect(page).toHaveURL('https://vi.wikipedia.org/')
  await page.goBack()
  await expect(page).toHaveURL('about:blank')
})

test('the slash key goes to the search, and Escape closes the menu', async ({ page, isMobile }) => {
  test.skip(!!isMobile, 'a phone has neither key')
  await page.goto('/sign-in')
  await page.getByLabel('Tên đăng nhập').fill('dongda')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('dung lai hoi ky')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Chào Lê Thu Trang' })).toBeVisible()
  await page.waitForLoadState('load')
  await page.keyboard.press('/')
  await expect(page.getByLabel('Tìm mọi thứ')).toBeFocused()
  await page.keyboard.type('gieng lang/dong da')
  await expect(page.getByLabel('Tìm mọi thứ')).toHaveValue('gieng lang/dong da')
  await page.getByLabel('Tìm mọi thứ').fill('duong ve nha')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: /Đường về nhà/ }).first()).toBeVisible()
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
  const used = keys.getByRole('checkbox', { name: 'Dùng phím / và ?' })
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
    await expect(page.getByRole('link', { name: 'Áp phích (PDF)' })).toBeVisible()
    await expect(page.getByRole('link', { name: '111' }).first()).toHaveAttribute('href', 'tel:111')
    await expectFitsWidth(page)
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.getByRole('link', { name: 'Poster (PDF)' })).toBeVisible()
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
