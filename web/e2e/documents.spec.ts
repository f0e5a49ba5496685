import { expect, test, type Page } from '@playwright/test'
import { base, platform, settled, windowFor, type Card } from './people'

/** Two people of one authority, which has an open finding that names whom to ask. */
async function authority(): Promise<[Card, Card]> {
  const { roleCards } = await platform()
  const regulators = roleCards.filter((it) => it.role === 'regulator')
  for (const first of regulators) {
    const second = regulators.find((it) => it.party === first.party && it.login !== first.login)
    if (second) return [first, second]
  }
  throw new Error('no authority with two people')
}

async function openFinding(page: Page): Promise<string> {
  const me = (await (await page.context().request.get(base() + '/api/v1/session')).json()).party.id
  const { items } = await (await page.context().request.get(base() + '/api/v1/findings?state=open&limit=200')).json()
  const found = items.find((it: { authority: { id: string }; accountable: unknown }) => it.authority.id === me && it.accountable)
  if (!found) throw new Error('no open finding of this authority')
  return found.id
}

async function take(page: Page, step: string, reason = ''): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: step })
  if (reason) await dialog.getByLabel('理由').fill(reason)
  await dialog.getByRole('button', { name: step, exact: true }).click()
  await expect(dialog).toBeHidden()
}

test('a notice is compiled by one, approved by another, numbered, issued, compared, withdrawn [TV-5.2]', async ({ browser }) => {
  test.setTimeout(120_000)
  const [one, other] = await authority()
  const inspector = await windowFor(browser, one)
  await inspector.goto('/findings/' + (await openFinding(inspector)))
  await settled(inspector)
  await take(inspector, '退回补正')
  await inspector.getByRole('button', { name: '制作通知书' }).click()
  await expect(inspector).toHaveURL(/\/documents\//)
  await expect(inspector.getByRole('article')).toContainText('追溯记录补正通知书')
  await inspector.getByLabel('联系方式').fill('联系科室：示例·质量科')
  await inspector.getByRole('button', { name: '保存' }).click()
  await expect(inspector.getByRole('article')).toContainText('联系科室：示例·质量科')
  await inspector.getByLabel('联系方式').fill('联系科室：示例·质量二科')
  await take(inspector, '审核')
  // What was typed and not saved yet is signed with the rest.
  await expect(inspector.getByRole('article')).toContainText('联系科室：示例·质量二科')
  await expect(inspector.getByText('须由本机关另一名监管员批准')).toBeVisible()
  await expect(inspector.getByRole('button', { name: '批准', exact: true })).toBeHidden()

  const deputy = await windowFor(browser, other)
  await deputy.goto('/desk')
  await deputy.getByRole('link', { name: /待签/ }).first().click()
  await take(deputy, '批准')
  await take(deputy, '发出')
  const number = (await deputy.locator('h1').textContent())!
  expect(number).toMatch(/^〔\d{4}〕追补字第 \d{4} 号$/)
  const download = deputy.waitForEvent('download')
  await deputy.getByRole('link', { name: 'PDF', exact: true }).click()
  const pdf = (await (await download).path())!

  const anybody = await windowFor(browser, null, { javaScriptEnabled: false })
  await anybody.goto((await deputy.getByRole('link', { name: /打开核验页面/ }).getAttribute('href'))!)
  await expect(anybody.getByRole('status')).toContainText('有效')
  await expect(anybody.getByText(number)).toBeVisible()
  await anybody.getByLabel('PDF 或 DOCX 文件').setInputFiles(pdf)
  await anybody.getByRole('button', { name: '核对' }).click()
  await expect(anybody.getByText('一致：这就是发出的 PDF 文件')).toBeVisible()

  await take(deputy, '撤回', '演练结束')
  await anybody.goto(anybody.url().split('?')[0]!)
  await expect(anybody.getByRole('status')).toContainText('已撤回')
  for (const page of [inspector, deputy, anybody]) await page.context().close()
})
