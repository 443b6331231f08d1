import { expect, test } from '@playwright/test'
import { choose, expectNoViolations, signIn } from './support'

// What is nothing is not there: no talk is late.
const everybody = ['Hôm nay', 'Bảy ngày tới', 'Chiến dịch đang thực hiện', 'Có gì mới']
const logs_that_wait = 'Chờ tôi'
const who_plans_the_city = ['Nơi chưa có hoạt động nào']

const begins_with: Record<string, string[]> = {
  quantri: [...everybody, logs_that_wait, ...who_plans_the_city],
  kehoach: [...everybody, logs_that_wait, ...who_plans_the_city],
  dongda: [...everybody, logs_that_wait],
  congan: [...everybody, 'Mời cơ quan mình tham gia'],
  xem: everybody,
}

for (const [login, sections] of Object.entries(begins_with)) {
  test(`the first page of ${login} holds what is theirs`, async ({ page }) => {
    await signIn(page, login)
    await expect(page.getByRole('heading', { level: 1, name: 'Việc hôm nay' })).toBeVisible()
    const seen = await page.locator('main h2:visible').evaluateAll((heads) => heads.map((head) => head.firstChild!.textContent!.trim()))
    expect(seen.sort()).toEqual([...sections].sort())
    await expectNoViolations(page)
    // Numbers stand beside their bars, and all of them in a table.
    await page.getByText('Xem bảng số').first().click()
    await expect(page.locator('.home-campaign table').first()).toBeVisible()
    const plans = login !== 'xem' && login !== 'congan'
    await expect(page.locator('main').getByRole('link', { name: 'Thêm hoạt động' })).toHaveCount(plans ? 1 : 0)
  })
}

test('what is late is answered with one press, and taken back with another', async ({ page }, info) => {
  const title = `Buổi đã qua (${info.project.name})`
  await signIn(page, 'kehoach')
  await page.goto('/campaigns/2/activities/new?kind=talk')
  await page.getByLabel('Tên hoạt động').fill(title)
  await page.getByLabel('Ngày bắt đầu').fill('5/1/2026')
  await page.getByLabel('Giờ bắt đầu').fill('8h')
  await page.getByLabel('Giờ kết thúc').fill('9h')
  await choose(page, 'Địa bàn', 'dong da', /Phường Đống Đa/)
  await choose(page, 'Chủ trì', 'mat tran thanh pho ha noi', 'Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội')
  await page.getByLabel('Chuyên đề').fill('Hỏi kỹ trước khi đi')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()

  await page.goto('/')
  const late = page.locator('.lates > li').filter({ hasText: title })
  await late.getByRole('button', { name: `Đã diễn ra: ${title}` }).click()
  await expect(page.getByRole('status')).toBeVisible()
  await expect(late).toHaveCount(0)
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(late).toHaveCount(1)
  await late.getByRole('link', { name: title, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
})

test('what others changed is told until it was seen, and what to be told of is chosen', async ({ page }, info) => {
  // Both screens share a server: each looks at an account of its own.
  await signIn(page, info.project.name === 'phone' ? 'xem' : 'quantri')
  const news = page.locator('section', { has: page.getByRole('heading', { name: /^Có gì mới/ }) })
  await expect(news.getByRole('link').first()).toBeVisible()
  await news.getByRole('button', { name: 'Đã xem' }).click()
  await expect(news).toHaveCount(0)
  await page.goto('/account')
  const choices = page.getByRole('group', { name: /Báo trên trang/ })
  await choices.getByRole('checkbox', { name: /hoạt động/ }).uncheck()
  await choices.getByRole('checkbox', { name: /chiến dịch/ }).uncheck()
  await page.getByRole('button', { name: 'Lưu thông báo' }).click()
  await expect(page.getByRole('status')).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Hôm nay', exact: true })).toBeVisible()
  await expect(news).toHaveCount(0)
  await page.goto('/account')
  await choices.getByRole('checkbox', { name: /hoạt động/ }).check()
  await choices.getByRole('checkbox', { name: /chiến dịch/ }).check()
  await page.getByRole('button', { name: 'Lưu thông báo' }).click()
  await expect(page.getByRole('status')).toBeVisible()
})

test('a place where nobody has been leads to a new activity there', async ({ page }) => {
  await signIn(page, 'kehoach')
  const place = page.locator('.chips a').first()
  const name = (await place.innerText()).replace(/Lên kế hoạch ở\s+/, '')
  await place.click()
  await page.getByRole('link', { name: /Tọa đàm chuyên đề/ }).click()
  await expect(page.getByRole('group', { name: 'Địa bàn' }).getByRole('listitem')).toHaveText(name)
})
