import { expect, test } from '@playwright/test'
import { demoPassword, expectFitsWidth, expectNoViolations, fillSignIn, signIn } from './support'

test('the sign-in page is in Vietnamese, fits the screen and is accessible', async ({ page }) => {
  await page.goto('/sign-in')
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi')
  await expectFitsWidth(page)
  await expectNoViolations(page)
})

test('a planner signs in and sees a page that is accessible', async ({ page }) => {
  await signIn(page, 'kehoach')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectFitsWidth(page)
  await expectNoViolations(page)
})

test('a wrong password is refused, says so and keeps the login', async ({ page }) => {
  await page.goto('/sign-in')
  await fillSignIn(page, 'kehoach', 'sai mật khẩu')
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Tên đăng nhập')).toHaveValue('kehoach')
  await expectNoViolations(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a planner signs in all the same', async ({ page }) => {
    await page.goto('/sign-in')
    await fillSignIn(page, 'kehoach', demoPassword)
    await expect(page).not.toHaveURL(/\/sign-in/)
  })
})
