import { expect, test } from '@playwright/test'
import { cardFor, settled, windowFor } from './people'

test('a wrong password is answered with what happened and what to do [TV-7.1]', async ({ browser }) => {
  const page = await windowFor(browser, null)
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByLabel('用户名').fill('nobody-here')
  await page.getByLabel('密码').fill('not the password')
  await page.getByRole('button', { name: '登录', exact: true }).click()

  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('alert')).not.toHaveText('')
  await expect(page.getByLabel('用户名')).toHaveValue('nobody-here')
  await page.context().close()
})

test('empty fields are named before anything is sent', async ({ browser }) => {
  const page = await windowFor(browser, null)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('alert')).toHaveText(['请填写用户名。', '请填写密码。'])
  await expect(page.getByLabel('用户名')).toBeFocused()
  await expect(page.getByLabel('密码')).toHaveAttribute('aria-invalid', 'true')
  await page.context().close()
})

test('a role card signs in with one click and another role is one click away', async ({ browser }) => {
  const [first, second] = [await cardFor({ role: 'regulator' }), await cardFor({ role: 'seller' })]
  const page = await windowFor(browser, null)
  await page.goto('/desk')
  await page.getByRole('button', { name: new RegExp(first.title.zh) }).first().click()
  await expect(page).toHaveURL(/\/desk(\?|$)/)
  await expect(page.locator('header.top')).toContainText(first.party)

  await page.getByRole('button', { name: '以…身份查看' }).click()
  await page.locator('.panel').getByRole('button', { name: new RegExp(second.title.zh) }).first().click()
  await expect(page.locator('header.top')).toContainText(second.party)
  await page.context().close()
})

test('an ended session leads to the sign-in page and back, and what was typed is still there', async ({ browser }) => {
  const card = await cardFor({ role: 'seller' })
  const page = await windowFor(browser, card)
  await page.goto('/file')
  await settled(page)
  await page.getByLabel('单据号').fill('RK-2026-001')
  await page.context().clearCookies()
  await page.getByRole('link', { name: '产品' }).click()

  await expect(page).toHaveURL(/\/sign-in\?to=/)
  await expect(page.getByText('登录已过期')).toBeVisible()
  await page.getByRole('button', { name: new RegExp(card.title.zh) }).first().click()
  await expect(page).toHaveURL((it) => it.pathname === '/products')
  await page.goto('/file')
  await expect(page.getByLabel('单据号')).toHaveValue('RK-2026-001')
  await page.context().close()
})

test('language and theme are remembered, and the language is set on the document', async ({ browser }) => {
  const page = await windowFor(browser, await cardFor({ role: 'regulator' }))
  await page.goto('/')
  await settled(page)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Dark' }).click()
  await expect(page.getByRole('link', { name: 'Desk', exact: true })).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('html')).toHaveClass(/dark/)
  await expect(page.getByRole('link', { name: 'Desk', exact: true })).toBeVisible()
  await page.context().close()
})
