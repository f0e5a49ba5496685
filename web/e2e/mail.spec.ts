// A mail server is set and tried, an address confirmed, and a letter arrives at a real mail server of the test's own.
import { expect, test } from '@playwright/test'
import { openOffice, type Office } from './office'
import { base, cardFor, settled, windowFor } from './people'

let office: Office
test.beforeAll(async () => {
  office = await openOffice()
})
test.afterAll(async () => {
  await office.close()
})

test('a mail server is set and tried, an address confirmed, and a letter says that something waits', async ({ browser }) => {
  test.setTimeout(120_000)
  const operator = await windowFor(browser, await cardFor({ role: 'system-admin' }))
  const reader = await windowFor(browser, await cardFor({ role: 'regulator' }))
  const address = `reader-${Date.now()}@example.cn`

  await test.step('without a server the account says that nothing is mailed', async () => {
    await reader.goto('/account')
    await expect(reader.getByRole('region', { name: '邮件通知' })).toContainText('平台没有启用邮件服务器')
  })

  await test.step('all that is wrong is said at its field', async () => {
    await operator.goto('/mail')
    await settled(operator)
    await expect(operator.getByText('演练环境：人物都是虚构的')).toBeVisible()
    await operator.getByLabel('服务器地址').fill('smtp.example.cn')
    await operator.getByLabel('发件地址').fill('a@例子.cn')
    await operator.getByRole('button', { name: '保存' }).click()
    await expect(operator.getByRole('alert').filter({ hasText: '只允许本机' })).toBeVisible()
    await expect(operator.getByRole('alert').filter({ hasText: '中文域名' })).toBeVisible()
  })

  await test.step('a server is set, and a test letter arrives', async () => {
    await operator.getByLabel('服务器地址').fill('127.0.0.1')
    await operator.getByLabel('端口').fill(String(office.port))
    await operator.getByLabel('加密方式').selectOption('none')
    await operator.getByLabel('密码', { exact: true }).fill('not-to-be-seen')
    await operator.getByLabel('发件地址').fill('yuanliu@example.cn')
    await operator.getByText('启用：').click()
    await operator.getByRole('button', { name: '保存' }).click()
    await expect(operator.getByText('已保存，加密存放，不再显示')).toBeVisible()
    expect(await operator.content()).not.toContain('not-to-be-seen')
    await operator.getByLabel('收件地址').fill('tester@example.cn')
    await operator.getByRole('button', { name: '发送测试信' }).click()
    await expect(operator.getByText('邮件服务器已接收')).toBeVisible()
    expect((await office.letter('tester@example.cn')).subject).toBe('【源流】测试邮件')
  })

  await test.step('an address counts once its code came back, and the former one is told', async () => {
    await reader.goto('/account')
    const card = reader.getByRole('region', { name: '邮件通知' })
    const former = (await card.locator('.address b').textContent())!
    await card.getByRole('button', { name: '更换或删除邮箱' }).click()
    await card.getByLabel('新邮箱').fill(address)
    await card.getByLabel('现在的密码').fill('yuanliu-2026')
    await card.getByRole('button', { name: '发送确认码' }).click()
    await card.getByLabel('确认码').fill('AAAA-AAAA')
    await card.getByRole('button', { name: '确认', exact: true }).click()
    await expect(card.getByRole('alert')).toContainText('还可以试 4 次')
    const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec((await office.letter(address)).text)![0]
    await card.getByLabel('确认码').fill(code)
    await card.getByRole('button', { name: '确认', exact: true }).click()
    await expect(card.locator('.address b')).toHaveText(address)
    expect((await office.letter(former)).subject).toBe('【源流】您的通知邮箱已更改')
    await card.getByLabel('有通知立即发').check()
    await card.getByRole('button', { name: '保存' }).click()
    await expect(reader.getByText('已保存').first()).toBeVisible()
  })

  await test.step('a notice is told by mail, with its title and a link', async () => {
    const { request } = reader.context()
    const { csrf } = await (await request.get(base() + '/api/v1/session')).json()
    const headers = { 'X-CSRF-Token': csrf, 'Idempotency-Key': crypto.randomUUID() }
    expect((await request.post(base() + '/api/v1/findings/judge-again', { headers, data: { reason: '演练' } })).ok()).toBe(true)
    const letter = await office.letter(address, 1)
    expect(letter.subject).toBe('【源流】有 1 条通知等您查看')
    expect(letter.text).toContain(base().replace('localhost', new URL(operator.url()).hostname) + '/notices')
    expect(letter.text).toContain('演练环境')
  })

  await test.step('the operator sees what became of it, and not to whom', async () => {
    await operator.goto('/letters')
    await settled(operator)
    const line = operator.getByRole('row').filter({ hasText: '通知' }).filter({ hasText: 'r***@example.cn' }).first()
    await expect(line).toContainText('服务器已接收')
    await expect(operator.locator('main')).not.toContainText(address)
    await operator.goto('/mail')
    await operator.getByText('启用：').click()
    await operator.getByRole('button', { name: '保存' }).click()
    await expect(operator.getByText('邮件已停用')).toBeVisible()
  })
  await operator.context().close()
  await reader.context().close()
})
