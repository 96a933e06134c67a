/** What each kind of audit record is called; a record without words shows its key, and a test finds it. */
export const words: Readonly<Record<string, string>> = {
  'mail.tested': '发送测试邮件',
  'setting.changed': '修改设置',
}
