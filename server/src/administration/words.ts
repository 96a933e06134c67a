/** What each kind of audit record is called; a record without words shows its key, and a test finds it. */
export const words: Readonly<Record<string, string>> = {
  'calendar.applied': '把放假通知用于日历',
  'calendar.changed': '修改放假通知',
  'calendar.entered': '登记放假通知',
  'calendar.withdrawn': '撤回放假通知',
  'backup.made': '生成备份',
  'mail.tested': '发送测试邮件',
  'setting.changed': '修改设置',
}
