import { expect, test, type Browser, type Page } from '@playwright/test'
import { choose, expectFitsEveryWidth, expectFitsWidth, expectNoViolations, openCampaign, signIn } from './support'

const cell = (page: Page, row: number, column: string) =>
  page.getByRole('textbox', { name: `Dòng ${row} – ${column}`, exact: true }).or(
    page.getByRole('combobox', { name: `Dòng ${row} – ${column}`, exact: true }),
  )

/** The day on which it always is for the server. */
const today = '24/11/2026'

/** Plans a talk of today in Phường Đống Đa as the planner; answers its code. */
async function planned(browser: Browser, title: string) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signIn(page, 'kehoach')
  await openCampaign(page, `năm ${today.slice(-4)}`)
  await page.getByRole('link', { name: 'Thêm hoạt động' }).first().click()
  await page.getByRole('link', { name: /Tọa đàm chuyên đề/ }).click()
  await page.getByLabel('Tên hoạt động').fill(title)
  await page.getByLabel('Cả ngày').check()
  await page.getByLabel('Ngày bắt đầu').fill(today)
  await choose(page, 'Địa bàn', 'dong da', /Phường Đống Đa/)
  await choose(page, 'Chủ trì', 'mat tran thanh pho ha noi', 'Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội')
  await page.getByLabel('Chuyên đề').fill('Nhận biết lời mời “việc nhẹ, lương cao”')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(page).toHaveURL(/\/activities\/\d+/)
  const id = /\/activities\/(\d+)/.exec(page.url())![1]
  await context.close()
  return `HĐ-${id}`
}

test('three rows are typed and sent by the keyboard alone', async ({ page, browser }, info) => {
  test.skip(info.project.name === 'phone', 'a telephone has no such keyboard')
  test.setTimeout(60_000)
  const title = `Tọa đàm có ghi tên trên giấy (${Date.now()})`
  const code = await planned(browser, title)
  await signIn(page, 'dongda')
  await page.goto('/outreach/quick')
  await expect(cell(page, 1, 'Mã hoạt động')).toBeFocused()
  const last = page.locator('[data-row="14"]')
  await expect(last).toBeInViewport({ ratio: 1 })
  await expectNoViolations(page)

  for (const [row, numbers] of [[1, ['40', '18', '22', '30']], [2, ['55', '20', '35', '50']], [3, ['12', '5', '7', '12']]] as const) {
    await expect(cell(page, row, 'Mã hoạt động')).toBeFocused()
    await page.keyboard.type(code.replace('HĐ-', row === 1 ? 'hd' : ''))
    // The list that the browser opens must not lie over the next row.
    await page.keyboard.press('Escape')
    await expect(page.locator(`[data-row="${row - 1}"] output`)).toContainText(title)
    await page.keyboard.press('Tab')
    for (const number of numbers) {
      await page.keyboard.press('Tab')
      await page.keyboard.type(number)
    }
    await page.keyboard.press('Enter')
  }
  await expect(cell(page, 4, 'Mã hoạt động')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Gửi các dòng đã điền' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Đã gửi 3 nhật ký.')).toBeVisible()
  await expect(cell(page, 1, 'Mã hoạt động')).toHaveValue('')
  await expect(cell(page, 1, 'Mã hoạt động')).toBeFocused()
})

test('a filled last row adds another, and what was refused comes back', async ({ page }) => {
  await signIn(page, 'dongda')
  await page.goto('/outreach/quick')
  await expect(page.locator('[data-row]')).toHaveCount(20)
  await cell(page, 20, 'Mã hoạt động').fill('KH-1')
  await expect(page.locator('[data-row]')).toHaveCount(21)
  await cell(page, 21, 'Mã hoạt động').fill('999999')
  await expect(page.locator('[data-row]')).toHaveCount(22)
  const keys = await page.locator('[name$="[key]"]').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
  expect(new Set(keys).size).toBe(22)
  await page.getByRole('button', { name: 'Gửi các dòng đã điền' }).click()
  await expect(page.getByRole('alert').getByRole('link', { name: /Dòng 1 – Mã hoạt động/ })).toBeVisible()
  await expect(cell(page, 1, 'Mã hoạt động')).toHaveValue('KH-1')
  await expect(cell(page, 2, 'Mã hoạt động')).toHaveValue('999999')
  await page.getByRole('alert').getByRole('link', { name: /Dòng 2/ }).click()
  await expect(cell(page, 2, 'Mã hoạt động')).toBeFocused()
  await expectFitsWidth(page)
  await expectFitsEveryWidth(page)
  await expectNoViolations(page)
})
