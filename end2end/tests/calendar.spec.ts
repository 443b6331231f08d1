import { expect, test, type Locator, type Page } from '@playwright/test'
import { expectFitsWidth, expectNoViolations, signIn } from './support'

/** A talk of the draft for 2027: on Thursday, 4 March. */
const talk = /Tọa đàm đầu xuân/
const march = '/calendar?on=04/03/2027'

/** The page says how something is moved once it can be. */
async function expectMovable(page: Page) {
  await expect(page.getByText('Kéo hoạt động sang ngày khác để dời')).toBeVisible()
}

/** From the top of the page past the bar and the menu, by the first link of all. */
async function skipToMain(page: Page) {
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Đến nội dung chính' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
}

/** Goes on by Tab alone until something has the focus. */
async function tabTo(page: Page, target: Locator, most = 30) {
  for (let i = 0; i < most && !(await target.evaluate((element) => element === document.activeElement)); i++) {
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

test.describe('on a PC', () => {
  test.skip(({ isMobile }) => isMobile, 'there is no grid to drag in')

  test('a talk is dragged to another day and back by undoing', async ({ page }) => {
    await signIn(page, 'kehoach')
    await page.goto(march)
    await expectMovable(page)
    await page.locator('.cal-bar', { hasText: talk }).dragTo(page.locator('.cal-cell[data-day="2027-03-17"]'))
    await expect(page.getByRole('status').getByText(/Đã dời sang Thứ tư, 17\/03\/2027: Tọa đàm đầu xuân/)).toBeVisible()
    await expect(page.locator('.cal-bar', { hasText: talk })).toHaveAttribute('data-day', '2027-03-17')
    await expectNoViolations(page)
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await expect(page.getByText('Đã hoàn tác.')).toBeVisible()
    await expect(page).toHaveURL(/\/calendar\?on=04\/03\/2027&undone=1/)
    await expect(page.locator('.cal-bar', { hasText: talk })).toHaveAttribute('data-day', '2027-03-04')
  })

  test('a talk is moved by the keyboard alone', async ({ page }) => {
    await signIn(page, 'kehoach')
    await page.goto(march)
    await expectMovable(page)
    const bar = page.locator('.cal-bar', { hasText: talk })
    await skipToMain(page)
    await tabTo(page, bar)
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowRight')
    await expect(bar).toHaveAttribute('data-day', '2027-03-12')
    await expect(bar).toBeFocused()
    await expectMovable(page)
    await page.keyboard.press('Shift+ArrowUp')
    await page.keyboard.press('Shift+ArrowLeft')
    // Whoever is done need not wait.
    await page.keyboard.press('Enter')
    await expect(bar).toHaveAttribute('data-day', '2027-03-04')
    await expect(bar).toBeFocused()
    await expectMovable(page)
    // Begun and given up.
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Escape')
    await expect(page.locator('.cal-cell.target')).toHaveCount(0)
    await page.keyboard.press('Enter')
    await expect(page.getByText('04/03/2027, 08:30–11:00')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1, name: talk })).toBeVisible()
  })

  test('the next month and the week are chosen by the keyboard alone', async ({ page }) => {
    await signIn(page, 'kehoach')
    await page.goto(march)
    await expectMovable(page)
    await skipToMain(page)
    await tabTo(page, page.getByRole('link', { name: /^Sau/ }))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 2, name: 'Tháng 4/2027' })).toBeVisible()
    await skipToMain(page)
    const week = page.getByRole('link', { name: 'Tuần', exact: true })
    await tabTo(page, week)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 2, name: '29/03 – 04/04/2027' })).toBeVisible()
    await expect(week).toHaveAttribute('aria-current', 'page')
  })

  test('a talk is begun where one presses on a day, planned, and taken back', async ({ page }) => {
    await signIn(page, 'kehoach')
    await page.goto(march)
    await expectMovable(page)
    await page.locator('.cal-cell[data-day="2027-03-18"]').click({ position: { x: 60, y: 80 } })
    const quick = page.getByRole('dialog', { name: 'Thêm hoạt động' })
    await expect(quick.getByLabel('Tên hoạt động')).toBeFocused()
    await expect(quick.getByLabel('Ngày bắt đầu')).toHaveValue('18/03/2027')
    await expectNoViolations(page)
    await page.keyboard.press('Escape')
    await expect(quick).toBeHidden()
    // Enter on the number of a day does the same.
    await page.locator('.cal-cell[data-day="2027-03-18"] + .cal-number').focus()
    await page.keyboard.press('Enter')
    // Who types at once types the title, however long the form takes.
    await page.keyboard.type('Toa dam thu tu lich')
    await expect(quick.getByLabel('Tên hoạt động')).toHaveValue('Toa dam thu tu lich')
    await quick.getByLabel('Giờ bắt đầu').fill('8h')
    await quick.getByLabel('Giờ kết thúc').fill('9h30')
    await quick.getByLabel('Địa bàn').selectOption({ label: 'Phường Đống Đa' })
    await quick.getByLabel('Chủ trì').selectOption({ index: 1 })
    await quick.getByRole('button', { name: 'Lưu' }).click()
    const bar = page.locator('.cal-bar', { hasText: 'Toa dam thu tu lich' })
    await expect(bar).toHaveAttribute('data-day', '2027-03-18')
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await expect(page.getByText('Đã hoàn tác.')).toBeVisible()
    await expect(bar).toHaveCount(0)
  })

  test('hours are drawn, a talk is pulled longer and dragged to another hour', async ({ page }) => {
    await signIn(page, 'kehoach')
    await page.goto('/calendar?view=week&on=04/03/2027')
    await expectMovable(page)
    const bar = page.locator('.hours-bar', { hasText: talk })
    await expect(bar.locator('time')).toHaveText('08:30–11:00')
    const grid = page.locator('.hours-day[data-day="2027-03-05"]')
    const { x, y, width, height } = (await grid.boundingBox())!
    const hour = height / 11
    await page.mouse.move(x + width / 2, y + hour * 3 + 4)
    await page.mouse.down()
    await page.mouse.move(x + width / 2, y + hour * 5 - 4, { steps: 5 })
    await page.mouse.up()
    const quick = page.getByRole('dialog', { name: 'Thêm hoạt động' })
    await expect(quick.getByLabel('Giờ bắt đầu')).toHaveValue('10:00')
    await expect(quick.getByLabel('Giờ kết thúc')).toHaveValue('12:00')
    await page.keyboard.press('Escape')

    const box = (await bar.boundingBox())!
    await page.mouse.move(box.x + box.width / 2, box.y + box.height - 3)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2, box.y + box.height - 3 + hour, { steps: 5 })
    await page.mouse.up()
    await expect(page.getByText(/Đã dời sang Thứ năm, 04\/03\/2027/)).toBeVisible()
    await expect(bar.locator('time')).toHaveText('08:30–12:00')
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await expect(bar.locator('time')).toHaveText('08:30–11:00')

    await expectMovable(page)
    await bar.dragTo(grid, { sourcePosition: { x: 30, y: 10 }, targetPosition: { x: 30, y: hour * 6 + 10 } })
    await expect(page.getByText(/Đã dời sang Thứ sáu, 05\/03\/2027/)).toBeVisible()
    await expect(bar.locator('time')).toHaveText('13:00–15:30')
    await page.getByRole('button', { name: 'Hoàn tác' }).click()
    await expect(bar.locator('time')).toHaveText('08:30–11:00')
  })

  test('all of a month is in sight, and keys alone go through the views', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await signIn(page, 'kehoach')
    await page.goto('/calendar')
    const row = (await page.locator('.cal-row').last().boundingBox())!
    expect(row.y + row.height).toBeLessThanOrEqual(800)
    for (const [key, view] of [['w', 'Tuần'], ['d', 'Ngày'], ['y', 'Năm'], ['m', 'Tháng']] as const) {
      await page.waitForLoadState('load')
      await page.keyboard.press(key)
      await expect(page.getByRole('link', { name: view, exact: true })).toHaveAttribute('aria-current', 'page')
    }
    await page.waitForLoadState('load')
    const month = page.getByRole('heading', { level: 2 }).first()
    const now = await month.textContent()
    await page.keyboard.press('j')
    await expect(month).not.toHaveText(now!)
    await page.waitForLoadState('load')
    await page.keyboard.press('t')
    await expect(month).toHaveText(now!)
    await page.waitForLoadState('load')
    await page.keyboard.press('c')
    await expect(page.getByRole('dialog', { name: 'Thêm hoạt động' })).toBeVisible()
  })
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('the calendar is leafed through, filtered and opened by links and forms', async ({ page }) => {
    await signIn(page, 'xem')
    await page.goto('/calendar?on=15/10/2026')
    await page.getByRole('link', { name: /^Sau/ }).click()
    await expect(page.getByRole('heading', { name: 'Tháng 11/2026' })).toBeVisible()
    await page.getByRole('link', { name: 'Bộ lọc' }).click()
    await page.getByLabel('Hình thức').selectOption({ label: 'Tọa đàm chuyên đề' })
    await page.getByRole('button', { name: 'Lọc' }).click()
    await expect(page).toHaveURL(/kind=talk/)
    await page.getByRole('link', { name: 'Danh sách', exact: true }).click()
    await expect(page).toHaveURL(/view=agenda.*kind=talk/)
    await page.getByRole('link', { name: 'Năm', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Năm 2026' })).toBeVisible()
    await page.goto('/calendar?view=week&on=25/11/2026')
    await page.getByRole('link', { name: /Tọa đàm nhân Ngày Quốc tế/ }).filter({ visible: true }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: /Tọa đàm nhân Ngày Quốc tế/ })).toBeVisible()
  })
})

test('on a phone a day is chosen in the month, or in a strip of the week', async ({ page, isMobile }) => {
  test.skip(!isMobile, 'the grid says it all on a PC')
  await signIn(page, 'xem')
  await page.goto('/calendar?on=01/11/2026')
  await page.getByRole('link', { name: /Thứ tư, 25/ }).click()
  await expect(page.locator('#day').getByRole('link', { name: /Tọa đàm nhân Ngày Quốc tế/ })).toBeVisible()
  await page.goto('/calendar?view=agenda&on=23/11/2026')
  await page.locator('.cal-strip').getByRole('link', { name: /25/ }).click()
  await expect(page.getByRole('heading', { name: '25/11 – 22/12/2026' })).toBeVisible()
  await expectFitsWidth(page)
})

test('an address for other calendars is shown once, read, and revoked', async ({ page, request }) => {
  await signIn(page, 'congan')
  await page.goto('/calendar')
  await page.getByRole('link', { name: 'Đưa vào lịch của tôi' }).click()
  await page.getByRole('button', { name: 'Tạo địa chỉ' }).click()
  const address = await page.getByLabel('Địa chỉ').first().inputValue()
  await expectNoViolations(page)
  await expectFitsWidth(page)
  expect(await (await request.get(address)).text()).toContain('BEGIN:VCALENDAR')
  await page.reload()
  await expect(page.getByLabel('Địa chỉ')).toHaveCount(0)
  await page.getByRole('button', { name: /Bỏ địa chỉ/ }).first().click()
  await expect(page.getByText('Đã bỏ địa chỉ')).toBeVisible()
  expect((await request.get(address)).status()).toBe(404)
})
