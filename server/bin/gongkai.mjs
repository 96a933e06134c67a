#!/usr/bin/env node
// The only entry of the program: builds what is stale, then runs it.
import { pathToFileURL } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node.js 20.19 或更新的版本，现在是 ${process.versions.node}。请先升级 Node.js。`)
  process.exit(64)
}

try {
  const { buildProgram } = await import('../../scripts/build.mjs')
  await import(pathToFileURL(`${await buildProgram()}/cli.js`).href)
} catch (error) {
  if (Array.isArray(error?.errors)) console.error('源代码没有构建成功，错误见上。')
  else if (error?.code === 'ERR_MODULE_NOT_FOUND')
    console.error(`缺少依赖的软件包，请先在项目文件夹中运行 npm ci。（${error.message}）`)
  else throw error
  process.exitCode = 2
}
