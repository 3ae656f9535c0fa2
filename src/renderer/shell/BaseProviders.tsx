/** Language, look and messages: what every component stands on, in the application and in tests. */

import { App as AntdApp, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import type { ReactNode } from 'react'
import { antdTheme } from './theme.ts'

dayjs.locale('zh-cn')

/** The value the host's Content-Security-Policy admits for style sheets written at run time. */
function styleNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta === null || meta.nonce === '' ? undefined : meta.nonce
}

const nonce = styleNonce()

export function BaseProviders({ children }: { children: ReactNode }) {
  return (
    <ConfigProvider
      locale={zhCN}
      theme={antdTheme}
      button={{ autoInsertSpace: false }}
      {...(nonce === undefined ? {} : { csp: { nonce } })}
    >
      {/* at the foot of the screen, one at a time: at the top it lay over the buttons of the head */}
      <AntdApp component={false} message={{ top: 'calc(100vh - 84px)', maxCount: 1 }}>
        {children}
      </AntdApp>
    </ConfigProvider>
  )
}
