import { readFile } from 'node:fs/promises'
import { chromium, expect, test, type BrowserContext, type Page, type TestInfo } from '@playwright/test'
import { expectFitsWidth, expectNoViolations, signIn } from './support'

/** What phones send to. */
const batch = '**/api/v1/sync/batch'

const saved = /Đã lưu trên máy/

/** A title that no other test has. */
const titled = (words: string, project: string) => `${words} (${project} ${Date.now()})`

const field = (page: Page, name: string) => page.locator(`#edit [name="form[${name}]"]`)

/** Fills in outreach that was not planned, once the page keeps what is typed. */
async function fillIn(page: Page, title: string) {
  await expect(async () => {
    await field(page, 'title').fill('')
    await field(page, 'title').fill(title)
    await expect(page.getByText('Đã lưu nháp trên máy.')).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await field(page, 'kind').selectOption('other')
  await field(page, 'numbers][attendances').fill('40')
}

const send = (page: Page) => page.locator('#edit button[type=submit]').click()

/** How many logs of a title are at the server, as whoever is signed in finds them. */
async function atServer(page: Page, title: string, face = 'mine') {
  const html = await (await page.request.get(`/outreach?face=${face}`)).text()
  return html.split(`>${title}<`).length - 1
}

/**
 * Waits until the forms are there without a signal. A browser whose page is left while it registers its first service
 * worker may never ask for it; the next page does.
 */
async function installed(page: Page) {
  const controlled = () => page.evaluate(async () => !!navigator.serviceWorker.controller)
  await expect(async () => {
    await page.goto('/outreach/new')
    await expect.poll(controlled, { timeout: 15_000 }).toBe(true)
  }).toPass({ timeout: 60_000 })
  const kept = () => page.evaluate(async () => !!(await caches.match('/outreach/new?own=1')))
  await expect.poll(kept, { timeout: 40_000 }).toBe(true)
}

/** The page of a log, as whoever is signed in finds it. */
async function logPage(page: Page, title: string) {
  const html = await (await page.request.get('/outreach?face=mine')).text()
  const [, path] = new RegExp(`href="(/outreach/\\d+)"[^>]*>${title.replace(/[()]/g, '\\$&')}<`).exec(html)!
  return (await page.request.get(path)).text()
}

/** How many photos the server has of a log. */
const photosAtServer = async (page: Page, title: string) => (await logPage(page, title)).split('class="photo"').length - 1

/** A picture for a file input; one of noise hardly gets smaller. */
async function picture(page: Page, name: string, side: number, noise = false) {
  const base64 = await page.evaluate(
    ({ side, noise }) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side })
      const context = canvas.getContext('2d')!
      const drawn = context.createImageData(side, side)
      drawn.data.forEach((_, place) => (drawn.data[place] = noise && place % 4 < 3 ? Math.random() * 256 : 200))
      context.putImageData(drawn, 0, 0)
      return canvas.toDataURL('image/png').split(',')[1]
    },
    { side, noise },
  )
  return { name, mimeType: 'image/png', buffer: Buffer.from(base64, 'base64') }
}

const choosePhotos = async (page: Page, ...pictures: Awaited<ReturnType<typeof picture>>[]) =>
  page.getByLabel('Chọn ảnh').setInputFiles(pictures)

const album = (page: Page) => page.locator('.album li')

/** The answer is what one sees, and the form has made room for it. */
async function expectSent(page: Page) {
  await expect(page.getByText('Đã gửi.')).toBeInViewport()
  await expect(page.locator('#edit')).toBeHidden()
  await expect(page.locator('.outbox-told')).toBeFocused()
}

const outboxOf = (page: Page) => page.getByRole('region', { name: 'Nhật ký trên máy này' })

/** How many photos are on this device. */
const photosOnDevice = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('lantoa-outbox')
        opening.onsuccess = () => {
          const count = opening.result.transaction('photos').objectStore('photos').count()
          count.onsuccess = () => {
            resolve(count.result)
            opening.result.close()
          }
        }
      }),
  )

/** How many records of any state are on this device. */
const onDevice = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('lantoa-outbox')
        opening.onsuccess = () => {
          const database = opening.result
          const counts = ['rows', 'inbox'].map((store) => database.transaction(store).objectStore(store).count())
          counts[1].onsuccess = () => {
            resolve(counts[0].result + counts[1].result)
            database.close()
          }
        }
      }),
  )

/** Whether what was typed is among the drafts of this device. */
const drafted = (page: Page, typed: string) =>
  page.evaluate(
    (typed) =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open('lantoa-outbox')
        opening.onsuccess = () => {
          const all = opening.result.transaction('drafts').objectStore('drafts').getAll()
          all.onsuccess = () => {
            resolve(JSON.stringify(all.result).includes(typed))
            opening.result.close()
          }
        }
      }),
    typed,
  )

test('what is typed and sent before the program is there is kept and sent', async ({ baseURL }, info) => {
  const title = titled('Phát tờ rơi ở chợ', info.project.name)
  // A worker would have the program at hand.
  const { context, page } = await ownBrowser(info, baseURL, { serviceWorkers: 'block' })
  let arrives = () => {}
  const arrived = new Promise<void>((resolve) => (arrives = resolve))
  await page.route('**/pkg/phone.wasm', async (route) => {
    await arrived
    await route.continue()
  })
  await signIn(page, 'dongda')
  await page.goto('/outreach/new?own=1')
  await field(page, 'title').fill(title)
  await field(page, 'kind').selectOption('other')
  await field(page, 'numbers][attendances').fill('40')
  await send(page)
  await expect(page.locator('#edit')).toBeVisible()
  arrives()
  await expect(page.getByText(/Đã gửi/).first()).toBeVisible()
  await expect.poll(() => atServer(page, title)).toBe(1)
  await context.close()
})

test('what the server would give back is told before anything is sent', async ({ page }, { project }) => {
  const title = titled('Tuyên truyền ở bến xe', project.name)
  await signIn(page, 'dongda')
  await page.goto('/outreach/new?own=1')
  await field(page, 'kind').selectOption('broadcast')
  // Its own numbers come first.
  await expect(page.locator('.pair').first().locator('input').first()).toHaveAttribute('id', 'numbers-broadcasts')
  await field(page, 'numbers][broadcasts').fill('mười hai')
  await send(page)
  const told = page.locator('.outbox-told')
  await expect(told).toBeFocused()
  await expect(told.getByRole('link')).toHaveText([/Nội dung/, /Lượt phát thanh/])
  await expectNoViolations(page)
  await field(page, 'title').fill(title)
  await field(page, 'numbers][broadcasts').fill('12')
  // Left and opened again, it says that it is the draft of before; the first page tells of it too.
  await expect.poll(() => drafted(page, '=12&')).toBe(true)
  await page.goto('/')
  await expect(outboxOf(page)).toContainText(title)
  await page.goto('/outreach/new?own=1')
  await expect(told).toContainText('Đang viết tiếp bản nháp')
  await send(page)
  await expect.poll(() => atServer(page, title)).toBe(1)
})

test('a log written without a signal outlives a reload and is at the server exactly once', async ({ page, context }, info) => {
  test.skip(info.project.name === 'phone', 'one worker serves both screens, and it is waited for on one of them')
  test.slow()
  const title = titled('Tuyên truyền tại chợ', info.project.name)
  await signIn(page, 'dongda')
  await installed(page)
  await context.setOffline(true)
  await page.goto('/outreach/new?own=1')
  await fillIn(page, title)
  await expect.poll(() => drafted(page, '=40&')).toBe(true)
  // What is only begun is there as well.
  await page.reload()
  await expect(field(page, 'title')).toHaveValue(title)
  await expect(field(page, 'numbers][attendances')).toHaveValue('40')
  await send(page)
  await expect(page.getByText(saved)).toBeVisible()
  await expect(page.locator('#edit')).toBeHidden()
  await page.reload()
  await expect(page.getByText(saved)).toBeVisible()
  await page.goto('/outreach/new')
  const outbox = page.getByRole('region', { name: 'Nhật ký trên máy này' })
  await expect(outbox).toContainText('Chưa gửi: 1')
  await expect(outbox).toContainText(title)
  await expectFitsWidth(page)
  await expectNoViolations(page)
  const taking = page.waitForEvent('download')
  await outbox.getByRole('link', { name: 'Tải về tệp' }).click()
  expect(await readFile(await (await taking).path(), 'utf8')).toContain(title)

  await context.route(batch, (route) => route.abort())
  await context.setOffline(false)
  await expect(outbox.getByRole('button', { name: 'Gửi ngay' })).toBeVisible()
  await context.unroute(batch)
  // What is due may be sent, and the button hidden, before it is pressed.
  await outbox.locator('> button').dispatchEvent('click')
  await expect(outbox).toContainText('Đã gửi: 1')
  expect(await atServer(page, title)).toBe(1)
  // However often it is tried again.
  await page.reload()
  await expect(outbox).toContainText('Đã gửi: 1')
  expect(await atServer(page, title)).toBe(1)
})

test('a log with photos outlives a killed browser and is at the server once, each photo too', async ({ baseURL }, info) => {
  test.skip(info.project.name === 'phone', 'one worker serves both screens, and it is waited for on one of them')
  test.slow()
  const title = titled('Triển lãm ảnh ở nhà văn hóa', info.project.name)
  const open = () => ownBrowser(info, baseURL)
  let { context, page } = await open()
  await signIn(page, 'dongda')
  await installed(page)
  await context.setOffline(true)
  await page.goto('/outreach/new?own=1')
  await fillIn(page, title)
  await choosePhotos(page, await picture(page, 'cong-chao.png', 40), await picture(page, 'hoi-truong.png', 60))
  await expect(album(page)).toHaveText([/cong-chao\.png · \d+ kB/, /hoi-truong\.png · \d+ kB/])
  await choosePhotos(page, await picture(page, 'mo.png', 80))
  await expect(album(page)).toHaveCount(3)
  await page.getByRole('button', { name: 'Xóa ảnh mo.png' }).click()
  await expect(page.getByText('Đã xóa ảnh “mo.png”')).toBeVisible()
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(album(page)).toHaveCount(3)
  await page.getByRole('button', { name: 'Xóa ảnh mo.png' }).click()
  await expect(album(page)).toHaveCount(2)
  await expectFitsWidth(page)
  await expectNoViolations(page)
  await page.reload()
  await expect(album(page)).toHaveCount(2)

  await killed(context, page)
  ;({ context, page } = await open())
  await context.setOffline(true)
  await page.goto('/outreach/new?own=1')
  await expect(field(page, 'title')).toHaveValue(title)
  await expect(album(page)).toHaveCount(2)
  await send(page)
  await expect(page.getByText(saved)).toBeVisible()
  await expect(page.getByText('còn 2 ảnh chưa gửi')).toBeVisible()
  await killed(context, page)
  ;({ context, page } = await open())
  await context.setOffline(true)
  await page.goto('/outreach/new')
  await expect(outboxOf(page)).toContainText('còn 2 ảnh chưa gửi')

  // What is said of a photo is lost once.
  let lost = 0
  await context.route('**/api/v1/uploads/*', async (route) => {
    await route.fetch()
    await (lost++ === 0 ? route.abort() : route.continue())
  })
  await context.setOffline(false)
  await signIn(page, 'dongda')
  await page.goto('/outreach/new')
  await expect.poll(() => lost).toBeGreaterThan(0)
  await context.unroute('**/api/v1/uploads/*')
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await expect(outboxOf(page)).toContainText('Đã gửi: 1')
  await expect(outboxOf(page)).not.toContainText('chưa gửi')
  expect(await atServer(page, title)).toBe(1)
  expect(await photosAtServer(page, title)).toBe(2)
  expect(await photosOnDevice(page)).toBe(0)
  await page.reload()
  await expect(outboxOf(page)).toContainText('Đã gửi: 1')
  expect(await photosAtServer(page, title)).toBe(2)
  await context.close()
})

test('a full disk refuses a photo and no text, and the draft is kept before the camera opens', async ({ baseURL }, info) => {
  test.slow()
  const title = titled('Giao lưu văn nghệ', info.project.name)
  // A window without a trace keeps all in memory, which gets full in another way.
  const { context, page } = await ownBrowser(info, baseURL, { serviceWorkers: 'block' })
  await signIn(page, 'dongda')
  const devtools = await context.newCDPSession(page)
  const quota = (quotaSize?: number) => devtools.send('Storage.overrideQuotaForOrigin', { origin: baseURL!, quotaSize })
  await quota(500_000)
  await page.goto('/outreach/new?own=1')
  // Photos are for whoever has begun.
  await field(page, 'title').focus()
  await expect(page.getByLabel('Chọn ảnh')).toBeVisible()
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByLabel('Chọn ảnh').click()])
  await expect.poll(() => drafted(page, encodeURIComponent('form[key]'))).toBe(true)
  const heavy = await picture(page, 'nang.png', 1_600, true)
  await chooser.setFiles([heavy])
  await expect(page.getByText('Ảnh “nang.png”: bộ nhớ máy đã đầy')).toBeVisible()
  await fillIn(page, title)
  await expect.poll(() => drafted(page, '=40&')).toBe(true)
  expect(await photosOnDevice(page)).toBe(0)
  await quota()
  await choosePhotos(page, heavy)
  await expect(album(page)).toHaveCount(1)
  await expect(page.getByText('bộ nhớ máy đã đầy')).toHaveCount(0)
  await context.close()
})

test('what was sent is corrected without a signal, on top of what is there', async ({ page, context }, info) => {
  test.skip(info.project.name === 'phone', 'one worker serves both screens, and it is waited for on one of them')
  test.slow()
  const title = titled('Tập huấn cộng tác viên', info.project.name)
  await signIn(page, 'dongda')
  await installed(page)
  await page.goto('/outreach/new?own=1')
  await fillIn(page, title)
  await send(page)
  await expect(page.getByText('Đã gửi.')).toBeVisible()
  await context.setOffline(true)
  await page.goto('/outreach/new')
  await outboxOf(page).getByText('Đã gửi trong 7 ngày qua').click()
  await outboxOf(page).getByRole('listitem').filter({ hasText: title }).getByRole('link', { name: 'Sửa' }).click()
  await expect(page.getByText('bản sửa thay bản đã gửi')).toBeVisible()
  await expect(field(page, 'title')).toHaveValue(title)
  await expect(field(page, 'numbers][attendances')).toHaveValue('40')
  await expectNoViolations(page)
  await field(page, 'numbers][attendances').fill('55')
  await choosePhotos(page, await picture(page, 'bo-sung.png', 40))
  await expect(album(page)).toHaveCount(1)
  await page.reload()
  await expect(field(page, 'numbers][attendances')).toHaveValue('55')
  await expect(album(page)).toHaveCount(1)
  await send(page)
  await expect(page.getByText(saved)).toBeVisible()
  // And once more before it is sent.
  await page.goto('/outreach/new')
  await outboxOf(page).getByRole('listitem').filter({ hasText: title }).getByRole('link', { name: 'Sửa' }).click()
  await expect(field(page, 'numbers][attendances')).toHaveValue('55')
  await field(page, 'numbers][attendances').fill('60')
  await send(page)
  await expect(page.getByText(saved)).toBeVisible()
  await context.setOffline(false)
  await page.goto('/outreach/new')
  // Two corrections and a photo, one after another.
  const patience = { timeout: 40_000 }
  await expect.poll(async () => (await logPage(page, title)).includes('<strong>60</strong>'), patience).toBe(true)
  await expect.poll(() => photosAtServer(page, title), patience).toBe(1)
  expect(await atServer(page, title)).toBe(1)
  await expect(outboxOf(page)).toContainText('Đã gửi: 1', patience)
})

test('a form opened twice without a signal is two logs', async ({ page, context }, info) => {
  test.skip(info.project.name === 'phone', 'one worker serves both screens, and it is waited for on one of them')
  test.slow()
  const titles = ['một', 'hai'].map((word) => titled(`Phát tờ rơi lượt ${word}`, info.project.name))
  await signIn(page, 'dongda')
  await installed(page)
  await context.setOffline(true)
  for (const title of titles) {
    await page.goto('/outreach/new?own=1')
    await fillIn(page, title)
    await send(page)
    await expect(page.getByText(saved)).toBeVisible()
  }
  await context.setOffline(false)
  await page.goto('/outreach/new')
  await expect.poll(async () => Promise.all(titles.map((title) => atServer(page, title)))).toEqual([1, 1])
})

test.describe('with no service worker', () => {
  test.use({ serviceWorkers: 'block' })

  test('a log is sent at once and says so', async ({ page }, info) => {
    const title = titled('Nói chuyện ở tổ dân phố', info.project.name)
    await signIn(page, 'dongda')
    await page.goto('/outreach/new?own=1')
    await fillIn(page, title)
    await send(page)
    await expect(page.getByText('Đã gửi.')).toBeVisible()
    await expectNoViolations(page)
    await page.getByRole('link', { name: 'Xem nhật ký của tôi' }).click()
    await expect(page.getByRole('link', { name: title })).toHaveCount(1)
  })

  test('a log of two windows is at the server exactly once', async ({ page, context }, info) => {
    const title = titled('Họp chi hội', info.project.name)
    await signIn(page, 'dongda')
    await context.route(batch, (route) => route.abort())
    await page.goto('/outreach/new?own=1')
    await fillIn(page, title)
    await send(page)
    await expect(page.getByText(saved)).toBeVisible()
    const second = await context.newPage()
    await second.goto('/outreach/new')
    const outbox = second.getByRole('region', { name: 'Nhật ký trên máy này' })
    await expect(outbox).toContainText(title)
    await context.unroute(batch)
    // By an event, not by the button: what is due may be sent, and the button gone, before it is pressed.
    await Promise.all([page, second].map((window) => window.evaluate(() => dispatchEvent(new Event('online')))))
    await expect(outbox).toContainText(/Đã gửi: \d/)
    await expect(page.getByText('Đã gửi.')).toBeVisible()
    expect(await atServer(second, title)).toBe(1)
  })

  test('who answers for the server in a hotel is not believed', async ({ page, context }, info) => {
    const title = titled('Treo băng rôn', info.project.name)
    await signIn(page, 'dongda')
    let asked = 0
    await context.route(batch, (route) => {
      asked += 1
      return route.fulfill({ status: 200, contentType: 'text/html', body: '<title>Wi-Fi miễn phí</title>' })
    })
    await page.goto('/outreach/new?own=1')
    await fillIn(page, title)
    await send(page)
    await expect.poll(() => asked).toBeGreaterThan(0)
    await expect(page.getByText(saved)).toBeVisible()
    await expect(page.getByText('Đã gửi.')).toHaveCount(0)
    expect(await onDevice(page)).toBe(1)
    await context.unroute(batch)
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await expect(page.getByText('Đã gửi.')).toBeVisible()
    expect(await atServer(page, title)).toBe(1)
  })

  test('an answer that was lost is asked for again and counts once', async ({ page, context }, info) => {
    const title = titled('Chiếu phim lưu động', info.project.name)
    await signIn(page, 'dongda')
    await context.route(batch, async (route) => {
      await route.fetch()
      await route.abort()
    })
    await page.goto('/outreach/new?own=1')
    await fillIn(page, title)
    await send(page)
    await expect.poll(() => atServer(page, title)).toBe(1)
    await expect(page.getByText('Đã gửi.')).toHaveCount(0)
    await context.unroute(batch)
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await expect(page.getByText('Đã gửi.')).toBeVisible()
    expect(await atServer(page, title)).toBe(1)
  })

  test('what is refused says why at the field and is sent once it is corrected', async ({ page }, info) => {
    const title = titled('Sinh hoạt câu lạc bộ', info.project.name)
    await signIn(page, 'dongda')
    await page.goto('/outreach/new?own=1')
    await fillIn(page, title)
    await field(page, 'day').fill('01/12/2026')
    await send(page)
    await expect(page.getByText(/Máy chủ chưa nhận/)).toBeVisible()
    await expect(page.locator('.field', { has: page.locator('[name="form[day]"]') })).toContainText('chưa đến ngày này')
    await expect(field(page, 'title')).toHaveValue(title)
    await expectNoViolations(page)
    await field(page, 'day').fill('20/11/2026')
    await send(page)
    await expectSent(page)
    expect(await atServer(page, title)).toBe(1)
  })

  test('what was refused can be thrown away, and that be taken back', async ({ page }, info) => {
    const title = titled('Ghi nhầm', info.project.name)
    await signIn(page, 'dongda')
    await page.goto('/outreach/new?own=1')
    await fillIn(page, title)
    await field(page, 'day').fill('01/12/2026')
    await send(page)
    await expect(page.getByText(/Máy chủ chưa nhận/)).toBeVisible()
    await page.goto('/outreach')
    const outbox = outboxOf(page)
    const item = outbox.getByRole('listitem').filter({ hasText: title })
    await item.getByRole('button', { name: 'Bỏ khỏi máy' }).click()
    await expect(item).toBeHidden()
    await expect(outbox.getByText(`Đã bỏ “${title}” khỏi máy.`)).toBeVisible()
    await expectNoViolations(page)
    await outbox.getByRole('button', { name: 'Hoàn tác' }).click()
    await expect(item).toBeVisible()
    await item.getByRole('button', { name: 'Bỏ khỏi máy' }).click()
    await expect(item).toBeHidden()
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Nhật ký', level: 1 })).toBeVisible()
    expect(await onDevice(page)).toBe(0)
  })

  test('a photo that is refused says why and holds up no other', async ({ page, context }, info) => {
    const title = titled('Mít tinh ở trường', info.project.name)
    await signIn(page, 'dongda')
    await page.goto('/outreach/new?own=1')
    await fillIn(page, title)
    const chosen = page.waitForEvent('filechooser')
    await page.getByLabel('Chọn ảnh').click()
    await (await chosen).setFiles([await picture(page, 'hong.png', 40), await picture(page, 'tot.png', 60)])
    await expect(album(page)).toHaveCount(2)
    let asked = 0
    await context.route('**/api/v1/logs/*/files/*', (route) => {
      if (asked++ > 0) return route.continue()
      const detail = 'nhật ký đã có đủ 12 ảnh'
      return route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify({ detail }) })
    })
    await send(page)
    await expect(page.getByText('Ảnh “hong.png”: nhật ký đã có đủ 12 ảnh')).toBeVisible()
    await expect(page.getByText('Đã gửi.')).toBeVisible()
    await expectNoViolations(page)
    expect(await photosAtServer(page, title)).toBe(1)
    expect(await photosOnDevice(page)).toBe(1)
    // Whoever corrects the log has it tried again.
    await page.goto('/outreach/new')
    await expect(outboxOf(page)).toContainText('Ảnh “hong.png”: nhật ký đã có đủ 12 ảnh')
    await outboxOf(page).getByRole('listitem').filter({ hasText: title }).getByRole('link', { name: 'Sửa' }).click()
    await expect(field(page, 'title')).toHaveValue(title)
    await field(page, 'numbers][attendances').fill('41')
    await send(page)
    await expect.poll(() => photosAtServer(page, title)).toBe(2)
    await expect(page.getByText('Đã gửi.')).toBeVisible()
    expect(await photosOnDevice(page)).toBe(0)
    expect(await atServer(page, title)).toBe(1)
  })

  test('who answers for the server in a hotel has taken no photo', async ({ page, context }, info) => {
    const title = titled('Phát tờ rơi ở bến xe', info.project.name)
    await signIn(page, 'dongda')
    let asked = 0
    await context.route('**/api/v1/logs/*/files/*', (route) => {
      asked += 1
      return route.fulfill({ status: 200, contentType: 'text/html', body: '<title>Wi-Fi miễn phí</title>' })
    })
    await page.goto('/outreach/new?own=1')
    await fillIn(page, title)
    await choosePhotos(page, await picture(page, 'ben-xe.png', 40))
    await expect(album(page)).toHaveCount(1)
    await send(page)
    await expect.poll(() => asked).toBeGreaterThan(0)
    await expect(page.getByText('Đã gửi nhật ký, còn 1 ảnh chưa gửi.')).toBeVisible()
    expect(await photosOnDevice(page)).toBe(1)
    await context.unroute('**/api/v1/logs/*/files/*')
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await expect(page.getByText('Đã gửi.')).toBeVisible()
    expect(await photosAtServer(page, title)).toBe(1)
  })

  test('what an earlier version kept is there once other pages let go of it', async ({ page, context }, info) => {
    const title = titled('Nháp của bản trước', info.project.name)
    await signIn(page, 'dongda')
    const owner = await page.locator('#offline').getAttribute('data-account')
    const earlier = await context.newPage()
    await earlier.goto('/privacy')
    await earlier.evaluate(
      ({ owner, title }) =>
        new Promise((resolve) => {
          const opening = indexedDB.open('lantoa-outbox', 1)
          opening.onupgradeneeded = () => {
            for (const store of ['rows', 'inbox', 'drafts', 'facts']) opening.result.createObjectStore(store)
          }
          opening.onsuccess = () => {
            // This page does not let go of it when it is asked to.
            Object.assign(window, { held: opening.result })
            const key = '01932b6e-7a10-7000-8000-0000000000aa'
            const form = new URLSearchParams({ id: '', 'form[key]': key, 'form[title]': title }).toString()
            const draft = { owner: Number(owner), form, made_at: '2026-11-24T01:00:00.000Z' }
            const writing = opening.result.transaction('drafts', 'readwrite')
            writing.objectStore('drafts').put(JSON.stringify(draft), `${owner} /outreach/new?own=1`)
            writing.oncomplete = resolve
          }
        }),
      { owner, title },
    )
    await page.goto('/outreach/new')
    await expect(outboxOf(page)).toContainText('Trang khác của Lan Tỏa còn giữ bản cũ', { timeout: 15_000 })
    await earlier.close()
    await page.goto('/outreach/new?own=1')
    await expect(field(page, 'title')).toHaveValue(title)
  })

  test('what looks like a slip is sent with its reason', async ({ page }, info) => {
    const title = titled('Treo pano', info.project.name)
    await signIn(page, 'dongda')
    await page.goto('/outreach/new?own=1')
    await fillIn(page, title)
    await expect(field(page, 'reason')).toBeHidden()
    await field(page, 'numbers][attendances').fill('')
    await send(page)
    await expect(page.getByText(/Máy chủ chưa nhận/)).toBeVisible()
    await page.getByRole('link', { name: /Lý do/ }).click()
    await field(page, 'reason').fill('Chỉ treo pano, không đếm người xem')
    await send(page)
    await expectSent(page)
    expect(await atServer(page, title)).toBe(1)
  })

  test('signing out asks first and another person sends nothing of it', async ({ page, context }, info) => {
    const title = titled('Gặp gỡ phụ huynh', info.project.name)
    await signIn(page, 'dongda')
    await context.route(batch, (route) => route.abort())
    await page.goto('/outreach/new?own=1')
    await fillIn(page, title)
    await send(page)
    await expect(page.getByText(saved)).toBeVisible()
    await stay(page)
    await expect(page).toHaveURL(/\/outreach\/new/)
    page.once('dialog', (dialog) => dialog.accept())
    await signOut(page)
    await expect(page).not.toHaveURL(/\/outreach\/new/)

    await context.unroute(batch)
    await expect(page.locator('#offline')).toHaveCount(0)
    await signIn(page, 'kehoach')
    await page.goto('/outreach/new')
    await expect(page.getByText(title)).toHaveCount(0)
    await page.evaluate(() => dispatchEvent(new Event('online')))
    expect(await atServer(page, title, 'all')).toBe(0)
    expect(await onDevice(page)).toBe(1)

    await signOut(page)
    await expect(page.locator('#offline')).toHaveCount(0)
    await signIn(page, 'dongda')
    await page.goto('/outreach/new')
    await expect.poll(() => atServer(page, title)).toBe(1)
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the same form works as a plain page', async ({ page }, info) => {
    const title = titled('Phát thanh buổi sáng', info.project.name)
    await signIn(page, 'dongda')
    await page.goto('/outreach/new?own=1')
    // Photos are added on the log's page: nothing would keep them here.
    await expect(page.locator('#edit input[type=file]').locator('visible=true')).toHaveCount(0)
    await field(page, 'title').fill(title)
    await field(page, 'kind').selectOption('other')
    await field(page, 'numbers][attendances').fill('40')
    await send(page)
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    expect(await atServer(page, title)).toBe(1)
  })
})

/** A browser of somebody's own, which keeps what it has from one time to the next. */
async function ownBrowser(info: TestInfo, baseURL?: string, more: { serviceWorkers?: 'block' } = {}) {
  const { launchOptions, locale, timezoneId, viewport } = info.project.use
  const options = { ...launchOptions, baseURL, locale, timezoneId, viewport, ...more }
  const context = await chromium.launchPersistentContext(info.outputPath('own'), options)
  return { context, page: context.pages()[0] ?? (await context.newPage()) }
}

/** The browser ends as it does when a phone needs the room: nobody is told. */
async function killed(context: BrowserContext, page: Page) {
  const over = context.waitForEvent('close')
  const devtools = await context.newCDPSession(page)
  devtools.send('Browser.crash').catch(() => {})
  await over
}

async function signOut(page: Page) {
  const button = page.locator('.menu').getByRole('button', { name: 'Đăng xuất' })
  if (!(await button.isVisible())) await page.locator('.menu summary').click()
  await button.click()
}

/** Thinks better of it when asked. */
async function stay(page: Page) {
  const asked = page.waitForEvent('dialog')
  const pressed = signOut(page)
  const dialog = await asked
  expect(dialog.message()).toContain('chưa gửi')
  await dialog.dismiss()
  await pressed
}
