import { expect, test, type Page } from '@playwright/test'
import { choose, expectFitsEveryWidth, expectNoViolations, signIn } from './support'

const form = '/campaigns/2/activities/new?kind=talk'
const front = 'Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội'

/** What a talk is called, and when it is: on 03/12/2026 from 8 to 10. */
async function fillBeginning(page: Page, title: string) {
  await page.getByLabel('Tên hoạt động').fill(title)
  await page.getByLabel('Ngày bắt đầu').fill('3/12')
  await page.getByLabel('Giờ bắt đầu').fill('8h')
  await page.getByLabel('Giờ kết thúc').fill('10h')
}

test('units are chosen and taken away by keyboard alone', async ({ page }) => {
  await signIn(page, 'kehoach')
  await page.goto(form)
  const units = page.getByRole('group', { name: 'Địa bàn' })
  const box = units.getByRole('combobox', { name: 'Tìm địa bàn' })
  const chosen = units.getByRole('listitem')
  await box.focus()
  await expect(box).toHaveAttribute('aria-expanded', 'false')

  await page.keyboard.type('dong da')
  await expect(box).toHaveAttribute('aria-expanded', 'true')
  const active = units.getByRole('option', { name: /Phường Đống Đa/ })
  await expect(box).toHaveAttribute('aria-activedescendant', (await active.getAttribute('id'))!)
  await page.keyboard.press('Enter')
  await expect(chosen).toHaveText(['Phường Đống Đa'])
  await expect(units.getByRole('status')).toHaveText('Đã chọn Phường Đống Đa')

  // The list stays open for the next; the arrows go through it and around.
  await page.keyboard.type('soc son')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(chosen).toHaveCount(2)
  await expect(units.getByRole('option', { selected: true })).toHaveCount(2)
  await expectNoViolations(page)
  await box.click()
  await expect(box).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Escape')
  await expect(box).toHaveAttribute('aria-expanded', 'false')

  const chips = units.getByRole('button', { name: /^Bỏ chọn/ })
  await page.keyboard.press('ArrowLeft')
  await expect(chips.last()).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(chips.first()).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(chosen).toHaveCount(1)
  await expect(box).toBeFocused()
  await page.keyboard.press('Backspace')
  await expect(chosen).toHaveCount(0)
  await page.keyboard.type('khong co don vi nao nhu the')
  await expect(units.getByText('Không có mục nào khớp.').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${form.replace('?', '\\?')}$`))

  // One stop on the way through the form.
  await box.fill('')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Nơi tổ chức')).toBeFocused()
})

test('what belongs to the chosen ward is offered first', async ({ page }) => {
  await signIn(page, 'kehoach')
  await page.goto(form)
  await expect(page.getByLabel('Tên hoạt động')).toBeFocused()
  await choose(page, 'Địa bàn', 'dong da', 'Phường Đống Đa')
  const lead = page.getByRole('group', { name: 'Chủ trì' })
  await lead.getByRole('combobox').focus()
  await page.keyboard.press('ArrowDown')
  await expect(lead.getByRole('option').first()).toContainText('phường Đống Đa')
})

test('one organisation leads, and is changed by choosing another', async ({ page }) => {
  await signIn(page, 'kehoach')
  await page.goto(form)
  await choose(page, 'Chủ trì', 'cong an', 'Công an thành phố Hà Nội')
  await choose(page, 'Chủ trì', 'mat tran thanh pho ha noi', front)
  const lead = page.getByRole('group', { name: 'Chủ trì' })
  await expect(lead.getByRole('listitem')).toHaveText([front])
  await lead.getByRole('button', { name: `Bỏ chọn ${front}` }).click()
  await expect(lead.getByRole('listitem')).toHaveCount(0)
})

test('what was typed is there after a reload, for who typed it', async ({ page }) => {
  await signIn(page, 'kehoach')
  await page.goto(form)
  await page.getByLabel('Tên hoạt động').fill('Tọa đàm dở dang')
  await choose(page, 'Địa bàn', 'dong da', /Phường Đống Đa/)
  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await expect(page.getByText('Đã lấy lại nội dung bạn nhập dở.')).toBeVisible()
  await expect(page.getByLabel('Tên hoạt động')).toHaveValue('Tọa đàm dở dang')
  await expect(page.getByRole('group', { name: 'Địa bàn' }).getByRole('listitem')).toHaveText(['Phường Đống Đa'])
  await expectNoViolations(page)
  // Whoever signs in next in this tab is shown nothing of it.
  const address = page.url()
  await page.goto('/')
  await page.locator('header .menu > summary').click()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await expect(page.locator('header .menu')).toHaveCount(0)
  await signIn(page, 'quantri')
  await page.goto(address)
  await expect(page.getByLabel('Tên hoạt động')).toHaveValue('')
})

test('what was typed and is back can be discarded', async ({ page }) => {
  await signIn(page, 'kehoach')
  await page.goto(form)
  await page.getByLabel('Tên hoạt động').fill('Tọa đàm dở dang')
  page.on('dialog', (dialog) => dialog.accept())
  await page.reload()
  await expect(page.getByLabel('Tên hoạt động')).toHaveValue('Tọa đàm dở dang')
  await page.getByRole('button', { name: 'Bỏ, nhập lại từ đầu' }).click()
  await expect(page.getByLabel('Tên hoạt động')).toHaveValue('')
  await expect(page.getByText('Đã lấy lại nội dung bạn nhập dở.')).toBeHidden()
})

test('a talk is planned without its year, its speaker proposed, and another after it', async ({ page }, info) => {
  const title = `Nói chuyện với phụ huynh (${info.project.name} ${Date.now()})`
  await signIn(page, 'kehoach')
  await page.goto(form)
  await fillBeginning(page, title)
  await expect(page.getByLabel('Ngày bắt đầu')).toHaveValue('03/12/2026')
  await expect(page.locator('.dated', { has: page.getByLabel('Ngày bắt đầu') })).toContainText('Thứ năm')
  await choose(page, 'Địa bàn', 'dong da', /Phường Đống Đa/)
  await choose(page, 'Chủ trì', 'mat tran thanh pho ha noi', front)
  await page.getByLabel('Chuyên đề').fill('Con muốn đi làm ở nước ngoài')
  const known = page.locator('#speakers option').first()
  await page.locator('#details-speakers-0-name').fill((await known.getAttribute('value'))!)
  await expect(page.locator('#details-speakers-0-agency')).toHaveValue((await known.getAttribute('data-fill'))!)
  await expectFitsEveryWidth(page)
  await page.getByRole('button', { name: 'Lưu và thêm tiếp' }).click()
  await expect(page.getByText('Đã thêm hoạt động.')).toBeVisible()
  await expect(page.getByLabel('Tên hoạt động')).toHaveValue('')
  // What was chosen lately is offered first.
  const units = page.getByRole('group', { name: 'Địa bàn' })
  await units.getByRole('combobox').click()
  await expect(units.getByRole('option').first()).toContainText('Phường Đống Đa')
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('all that can be chosen is there as a list', async ({ page }, info) => {
    const title = `Nói chuyện không có script (${info.project.name} ${Date.now()})`
    await signIn(page, 'kehoach')
    await page.goto(form)
    await fillBeginning(page, title)
    await page.getByRole('group', { name: 'Địa bàn' }).getByLabel(/Phường Đống Đa/).check()
    await page.getByRole('group', { name: 'Chủ trì' }).getByLabel(front).check()
    await page.getByLabel('Chuyên đề').fill('Hỏi kỹ trước khi đi')
    await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.getByText('03/12/2026, 08:00–10:00')).toBeVisible()
  })
})

test('going back after saving shows no choice that nobody made', async ({ page }, info) => {
  await signIn(page, 'kehoach')
  await page.goto('/campaigns/2/activities/new?kind=talk')
  await page.getByLabel('Tên hoạt động').fill(`Buổi ở Ba Vì (${info.project.name})`)
  await page.getByLabel('Ngày bắt đầu').fill('10/12/2026')
  await page.getByLabel('Giờ bắt đầu').fill('8h')
  await page.getByLabel('Giờ kết thúc').fill('9h')
  await choose(page, 'Địa bàn', 'ba vi', /Xã Ba Vì/)
  await choose(page, 'Chủ trì', 'nong dan thanh pho', /Hội Nông dân thành phố/)
  await page.getByLabel('Chuyên đề').fill('Hỏi kỹ trước khi đi')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Buổi ở Ba Vì')
  await page.goBack()
  for (const [group, made] of [['Địa bàn', 'Xã Ba Vì'], ['Chủ trì', 'Hội Nông dân']] as const) {
    const picker = page.getByRole('group', { name: group })
    await expect(picker.getByRole('combobox')).toBeVisible()
    for (const chip of await picker.locator('.chip').allTextContents()) expect(chip).toContain(made)
  }
})
