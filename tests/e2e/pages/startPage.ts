/** The screens before a register is open. */

import type { Page } from 'playwright-core'

export const COMMITTEE = '中共青山镇委员会'
export const PASSPHRASE = '青山绿水2024'

export function startPage(page: Page) {
  const passphrase = page.getByLabel('口令', { exact: true })
  return {
    passphrase,
    create: page.getByRole('button', { name: '新建台账' }),
    demo: page.getByRole('button', { name: '打开示例台账' }),
    restore: page.getByRole('button', { name: '恢复备份' }),
    openButton: page.getByRole('button', { name: '打开台账', exact: true }),
    committee: page.getByLabel('党委名称'),
    again: page.getByLabel('再输一遍口令'),
    build: page.getByRole('button', { name: '建立台账' }),
    recoveryCode: page.getByLabel('恢复码', { exact: true }),
    copied: page.getByRole('checkbox', { name: /我已抄好/ }),
    enter: page.getByRole('button', { name: '进入台账' }),

    /** The invented township, up to its first screen; it is made at the first time. */
    async openDemo() {
      await this.demo.click()
      await page.getByText('一个虚构乡镇').waitFor()
      await this.demo.click()
      await page.getByRole('navigation', { name: '栏目' }).waitFor({ timeout: 240_000 })
    },

    /** A new register, up to its first screen. */
    async makeRegister(): Promise<string> {
      await this.create.click()
      await this.committee.fill(COMMITTEE)
      await passphrase.fill(PASSPHRASE)
      await this.again.fill(PASSPHRASE)
      await this.build.click()
      // The key is derived from the passphrase, on purpose slowly: a busy computer takes long over it.
      await this.recoveryCode.waitFor({ timeout: 60_000 })
      const code = (await this.recoveryCode.innerText()).replace(/\s+/g, '')
      await this.copied.check()
      await this.enter.click()
      await page.getByRole('navigation', { name: '栏目' }).waitFor()
      return code
    },
  }
}

export type StartPage = ReturnType<typeof startPage>
