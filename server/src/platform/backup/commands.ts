import type { Command } from '../command.ts'

/** What operators run beside the server. Each is loaded when it runs: the database takes a while to load. */
export const commands: readonly Command[] = [
  {
    name: 'backup',
    operands: '',
    says: '生成备份：全部数据、文件和审计记录，不含密钥。服务可以照常运行',
    options: { output: { short: 'o', value: '文件', says: '备份文件，默认在当前文件夹中按时间命名；“-”为标准输出' } },
    examples: ['backup', 'backup -o /mnt/backup/gongkai.tar'],
    run: async (args) => (await import('./run.ts')).runBackup(args),
  },
  {
    name: 'restore',
    operands: '文件',
    says: '用备份或者快照恢复。要先停止服务，并备好原来的密钥',
    options: { force: { says: '替换原有数据：先把它移到一旁保留' } },
    examples: ['restore gongkai-backup.tar', 'restore --force data/snapshots/20260305T020000Z.tar.gz'],
    run: async (args) => (await import('./run.ts')).runRestore(args),
  },
  {
    name: 'audit',
    operands: 'verify [快照]',
    says: '重新计算全部审计记录的链，与签名的链首核对；给出快照时，打开并核对那份快照',
    options: { format: { value: '格式', oneOf: ['text', 'json'], says: '结果的格式，默认 text' } },
    examples: ['audit verify', 'audit verify data/snapshots/20260305T020000Z.tar.gz'],
    run: async (args) => (await import('./run.ts')).runAudit(args),
  },
]
