import { expect, test, type Page } from '@playwright/test'
import { expectFitsWidth, expectNoViolations, signIn } from './support'

/** A talk in Đống Đa of 25/11/2026, led by the women's union; the police of the city take no part in it. */
const talk = /^Tọa đàm nhân Ngày Quốc tế xóa bỏ bạo lực/

/** Asks on the page of the search. */
async function search(page: Page, words: string) {
  await page.goto('/search')
  const main = page.getByRole('main')
  await main.getByRole('searchbox', { name: 'Tìm mọi thứ' }).fill(words)
  await main.getByRole('button', { name: 'Tìm', exact: true }).click()
  await expect(page).toHaveURL(/\/search\?q=/)
  await expect(main.getByRole('searchbox')).toHaveValue(words)
}

/** What was found of a kind. */
function found(page: Page, kind: string) {
  return page.getByRole('main').locator('section', { has: page.getByRole('heading', { level: 2, name: kind, exact: true }) })
}

test('a planner finds a unit, who works there and what is on there, without diacritics', async ({ page }) => {
  await signIn(page, 'kehoach')
  await search(page, 'dong da')
  await expect(found(page, 'Địa bàn').getByRole('link', { name: 'Phường Đống Đa', exact: true })).toBeVisible()
  await expect(found(page, 'Cơ quan').getByRole('link', { name: 'Công an phường Đống Đa', exact: true })).toBeVisible()
  await expect(found(page, 'Hoạt động').getByRole('link', { name: talk })).toBeVisible()
  await expectFitsWidth(page)
  await expectNoViolations(page)
  await found(page, 'Hoạt động').getByRole('link', { name: talk }).click()
  await expect(page.getByRole('heading', { level: 1, name: talk })).toBeVisible()
})

test('a speaker and a place lead to what is held', async ({ page }) => {
  await signIn(page, 'kehoach')
  await search(page, 'lam thi tuyet')
  await expect(found(page, 'Người')).toContainText('Sở Y tế')
  await expectNoViolations(page)
  await found(page, 'Người').getByRole('link', { name: 'Lâm Thị Tuyết', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: talk })).toBeVisible()
  await search(page, 'nha hat')
  await found(page, 'Nơi tổ chức').getByRole('link', { name: 'Nhà hát phường Đống Đa', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Đường về nhà/ })).toBeVisible()
})

test('an account is found by who keeps accounts', async ({ page }) => {
  await signIn(page, 'quantri')
  await search(page, 'pham quoc bao')
  await expectNoViolations(page)
  await found(page, 'Người').getByRole('link', { name: 'Phạm Quốc Bảo', exact: true }).click()
  await expect(page).toHaveURL(/\/accounts\/\d+$/)
})

test('an account is not found by who only reads', async ({ page }) => {
  await signIn(page, 'xem')
  await search(page, 'pham quoc bao')
  await expect(found(page, 'Người')).toHaveCount(0)
  await expect(page.getByRole('main').getByText('Phạm Quốc Bảo')).toHaveCount(0)
  await expectNoViolations(page)
})

test('a partner finds what it takes part in and nothing else', async ({ page }) => {
  await signIn(page, 'congan')
  await search(page, 'khao sat cuoi ky')
  await expect(found(page, 'Hoạt động').getByRole('link', { name: 'Khảo sát cuối kỳ', exact: true })).toBeVisible()
  await search(page, 'toa dam nhan ngay quoc te')
  await expect(page.getByRole('link', { name: talk })).toHaveCount(0)
  // Neither by who speaks there nor by where it is.
  await search(page, 'lam thi tuyet')
  await expect(found(page, 'Người')).toHaveCount(0)
  await search(page, 'nha van hoa phuong dong da')
  await expect(found(page, 'Nơi tổ chức')).toHaveCount(0)
  await expectNoViolations(page)
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('more of a kind is one press away, and nothing found says so', async ({ page }) => {
    await signIn(page, 'xem')
    await search(page, 'toa dam')
    await page.getByRole('link', { name: 'Xem thêm: Hoạt động' }).click()
    await expect(page).toHaveURL(/kind=activity/)
    await expect(found(page, 'Nơi tổ chức')).toHaveCount(0)
    await found(page, 'Hoạt động').getByRole('link', { name: talk }).click()
    await expect(page.getByRole('heading', { level: 1, name: talk })).toBeVisible()
    await search(page, 'khongcogi')
    await expect(page.getByRole('heading', { level: 2, name: 'Không tìm thấy “khongcogi”' })).toBeVisible()
  })
})

test('what can be done and what is found is proposed while one types, by the keyboard alone', async ({ page, isMobile }) => {
  test.skip(isMobile, 'the box is in the bar of a PC')
  await signIn(page, 'kehoach')
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox', { name: 'Tìm mọi thứ' })
  await expect(box).toBeFocused()
  await expect(box).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.type('them toa dam')
  const option = page.getByRole('option', { name: /Thêm tọa đàm chuyên đề/ })
  await expect(option).toBeVisible()
  await expectNoViolations(page)
  await page.keyboard.press('ArrowDown')
  await expect(option).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/activities\/new\?kind=talk/)
  // What was chosen last stands first where nothing is typed.
  await page.goto('/')
  await page.keyboard.press('/')
  await expect(page.getByRole('option').first()).toContainText('Vừa mở')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  // A slip of a letter; and Enter without a choice searches as before.
  await page.keyboard.type('mua bn nguoi')
  await expect(page.getByRole('option', { name: /mua bán người/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Hiện kết quả cho')).toBeVisible()
})
