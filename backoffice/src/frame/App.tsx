import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/es/locale/zh_CN'
import { RouterProvider } from 'react-router'
import { client } from '../api/client.ts'
import { theme } from '../look/theme.ts'
import { Empty } from '../parts/Note.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { nonce } from './nonce.ts'
import { router } from './routes.tsx'

const lang = zhCN.DatePicker?.lang
const locale = lang
  ? {
      ...zhCN,
      DatePicker: {
        ...zhCN.DatePicker,
        lang: { ...lang, fieldDateFormat: 'YYYY年M月D日' },
        timePickerLocale: zhCN.DatePicker?.timePickerLocale ?? {},
      },
    }
  : zhCN

/** What every screen stands in: language, colours, the store of what was read, the addresses. */
export const App = () => (
  <ErrorBoundary>
    <ConfigProvider
      locale={locale}
      theme={theme}
      csp={{ nonce }}
      // The icon of Ant Design would call each button “loading”, and now and then stays behind.
      button={{ autoInsertSpace: false, loadingIcon: <i className="spin" aria-hidden="true" /> }}
      renderEmpty={() => <Empty title="没有可以选的" />}
      form={{
        // biome-ignore lint/suspicious/noTemplateCurlyInString: Ant Design fills in the label
        validateMessages: { required: '请填写${label}', types: { email: '应为电子邮件地址，如 name@example.com' } },
        requiredMark: (label, { required }) =>
          required ? (
            label
          ) : (
            <>
              {label}
              <span className="mute">（选填）</span>
            </>
          ),
      }}
    >
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  </ErrorBoundary>
)
