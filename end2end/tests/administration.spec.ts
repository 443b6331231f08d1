import { createHmac } from 'node:crypto'
import { expect, test, type Page } from '@playwright/test'
import { demoPassword, expectFitsWidth, expectNoViolations, fillSignIn, signIn } from './support'

/** The six digits that a telephone with a secret shows, so many transitions of 30 seconds from the server's now (RFC 6238). */
async function code(page: Page, secret: string, transitions = 0) {
  const now = Date.parse((await page.request.get('/healthz')).headers().date)
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret.replaceAll(' ', '')].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000) + transitions))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = mac[19] & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** Someone of the test's own, invited by the administrator; each project of browsers has its own. */
async function invite(page: Page, login: string) {
  await signIn(page, 'quantri')
  await page.goto('/accounts/new')
  await page.getByLabel('Tên đăng nhập').fill(login)
  await page.getByLabel('Họ và tên').fill('Người Được Mời')
  await page.getByLabel('Vai trò').selectOption('viewer')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  const link = await page.getByLabel('Liên kết', { exact: true }).inputValue()
  await expectFitsWidth(page)
  await expectNoViolations(page)
  await page.context().clearCookies()
  return link
}

test('an invited person chooses a password and a second factor, and signs in with both', async ({ page }, { project }) => {
  test.setTimeout(90_000)
  const [login, password] = [`moi.${project.name.replace(/[^a-z]/gi, '').toLowerCase()}`, 'sông Hồng mùa nước nổi']
  const link = await invite(page, login)
  await page.goto(link)
  await expect(page.getByText('Người Được Mời')).toBeVisible()
  await expectNoViolations(page)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByLabel('Nhập lại mật khẩu').fill(password)
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await fillSignIn(page, login, password)

  await page.goto('/account')
  await page.getByRole('link', { name: 'Mã xác thực thứ hai' }).click()
  await expect(page.locator('.qr svg')).toBeVisible()
  const secret = await page.locator('code.mono').innerText()
  await page.getByLabel('Mã xác thực').fill(await code(page, secret))
  await page.getByLabel('Mật khẩu hiện tại').fill(password)
  await page.getByRole('button', { name: 'Bật mã xác thực' }).click()
  await expect(page.locator('.codes li')).toHaveCount(10)
  await expectFitsWidth(page)
  await expectNoViolations(page)

  await page.context().clearCookies()
  await page.goto('/sign-in')
  await fillSignIn(page, login, password)
  await expect(page).toHaveURL(/\/sign-in\/code/)
  await expectNoViolations(page)
  await page.getByLabel('Mã xác thực').fill('000000')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page.locator('#code-problem')).toContainText('không đúng hoặc đã dùng')
  await page.getByLabel('Mã xác thực').fill(await code(page, secret, 1))
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
})

test('a list goes out as Excel and comes back the same; a bad row is named', async ({ page }) => {
  await signIn(page, 'kehoach')
  await page.goto('/hotlines')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Xuất Excel' }).click()])
  await page.getByRole('link', { name: 'Nhập từ tệp' }).click()
  await page.getByLabel('Tệp Excel').setInputFiles(await download.path())
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await expect(page.getByText('giống hệt danh mục hiện có')).toBeVisible()

  await page.getByRole('link', { name: 'Chọn tệp khác' }).click()
  const csv = 'Số điện thoại,Tên đường dây,Kiểm tra ngày\ngọi tôi,Sai,20/11/2026\n'
  await page.getByLabel('Tệp Excel').setInputFiles({ name: 'so.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByRole('button', { name: 'Xem trước' }).click()
  await expect(page.getByText('không phải số điện thoại')).toBeVisible()
  await expectFitsWidth(page)
  await expectNoViolations(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a day that matters is added, removed and restored', async ({ page }, { project }) => {
    const name = `Ngày thử ${project.name}`
    await page.goto('/sign-in')
    await fillSignIn(page, 'kehoach', demoPassword)
    await page.goto('/key-days/new')
    await page.getByLabel('Ngày, tháng').fill('7/4')
    await page.getByLabel('Tên', { exact: true }).fill(name)
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await page.getByRole('button', { name: new RegExp(`Xóa.*${name}`) }).click()
    await expect(page.getByRole('link', { name })).toHaveCount(0)
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await expect(page.getByRole('link', { name })).toBeVisible()
    await page.getByRole('button', { name: new RegExp(`Xóa.*${name}`) }).click()
  })
})
