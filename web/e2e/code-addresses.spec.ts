// Whoever runs the platform registers an address behind which codes stand; whoever scans such a code is answered at once.
import { expect, test } from '@playwright/test'
import { base, cardFor, settled, windowFor } from './people'

test('an address is tried, registered, read at once, and ended', async ({ browser }) => {
  test.setTimeout(120_000)
  const operator = await windowFor(browser, await cardFor({ role: 'system-admin' }))
  const reader = await windowFor(browser, await cardFor({ role: 'regulator' }))
  const read = async (text: string) => (await (await reader.request.get(`${base()}/api/v1/codes?text=${encodeURIComponent(text)}`)).json()).identity

  await test.step('what the examples come to is said before anything is saved', async () => {
    await operator.goto('/code-addresses')
    await settled(operator)
    await operator.getByRole('button', { name: '登记网址' }).click()
    const form = operator.getByRole('dialog')
    await form.getByLabel('平台简称').fill('maker')
    await form.getByLabel('主机').fill('t.example.cn')
    await form.getByLabel('网址格式').fill('/t/{code}')
    await form.getByLabel('实例').fill('https://t.example.cn/t/A1 own:maker/item/A2')
    await form.getByRole('button', { name: '试识读' }).click()
    await expect(form.getByRole('status')).toContainText('不符')
    await expect(form.getByRole('status')).toContainText('own:maker/item/A1')
    await form.getByRole('button', { name: '保存' }).click()
    await expect(form).toContainText('own:maker/item/A1')
    expect(await read('https://t.example.cn/t/B7')).toBeNull()
  })

  await test.step('saved, it is read with at once', async () => {
    const form = operator.getByRole('dialog')
    await form.getByLabel('实例').fill('https://t.example.cn/t/A1 own:maker/item/A1\nhttps://t.example.cn/x')
    await form.getByRole('button', { name: '保存' }).click()
    await expect(operator.getByText('已保存，立即生效')).toBeVisible()
    await expect(operator.getByRole('row').filter({ hasText: 't.example.cn/t/{code}' })).toContainText('使用中')
    expect(await read('https://t.example.cn/t/B7')).toBe('own:maker/item/B7')
  })

  await test.step('ended, it says nothing any more', async () => {
    await operator.getByRole('row').filter({ hasText: 't.example.cn/t/{code}' }).getByRole('button', { name: '停用' }).click()
    await operator.getByLabel('理由').fill('企业换了网址')
    await operator.getByRole('dialog').getByRole('button', { name: '停用' }).click()
    await expect(operator.getByRole('row').filter({ hasText: 't.example.cn/t/{code}' })).not.toContainText('使用中')
    expect(await read('https://t.example.cn/t/B7')).toBeNull()
  })
})
