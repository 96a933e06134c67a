// Builds what runs (docs/adr/0002): one ESM bundle per entry, in a folder of dist/ named after the content of the sources.
// Nothing is ever overwritten, so two starts at once and a program still running are safe.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const KEPT = 3
const programs = { cli: join(root, 'server/src/cli.ts'), worker: join(root, 'server/src/workers/worker.ts') }
const inputs = ['rules', 'documents', 'server', 'package-lock.json', 'scripts/build.mjs']
/** What the back office is made of: of the server it takes types only, and types leave nothing behind. */
const officeInputs = ['rules/src', 'backoffice', 'package-lock.json', 'scripts/build.mjs']
const brotli = { [constants.BROTLI_PARAM_QUALITY]: 9 }
const besides = new Set(['node_modules', 'test', 'dist'])

/** Small packages without files of their own are bundled, for a quick start; all others are loaded from node_modules. */
const bundled = new Set(['zod', 'parse5', 'entities', 'saxes', 'xmlchars', 'fflate'])

/** Sum of every source with its name: the same wherever the project is copied to, so that a build goes with it. */
function stateOf(paths) {
  const hash = createHash('sha256')
  const visit = (path) => {
    const info = statSync(join(root, path), { throwIfNoEntry: false })
    if (!info) return
    if (!info.isDirectory()) hash.update(`${path}\0${info.size}\0`).update(readFileSync(join(root, path)))
    else for (const name of readdirSync(join(root, path)).sort()) if (!besides.has(name)) visit(`${path}/${name}`)
  }
  for (const path of paths) visit(path)
  return hash.digest('hex').slice(0, 16)
}

const fewBundled = {
  name: 'few-bundled',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind === 'entry-point') return null
      const name = path.split('/')[0]
      return path.startsWith('@gongkai/') || bundled.has(name) ? null : { path, external: true }
    })
  },
}

const bundling = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'error',
}

/** Makes dist/NAME unless it is there, and returns its path. `make` fills a draft that becomes it at once. */
async function once(name, make) {
  const target = join(dist, name)
  if (existsSync(target)) return target
  const draft = join(dist, `.${name}-${process.pid}`)
  await make(draft)
  try {
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  await removeOld(name)
  return target
}

/** Bundles the entries into dist/NAME. */
const bundle = (name, entryPoints) =>
  once(name, async (outdir) => {
    const { build } = await import('esbuild')
    await build({ ...bundling, plugins: [fewBundled], entryPoints, outdir })
  })

/** Keeps the newest few of this kind: a program that still runs may load a part of its own build. */
async function removeOld(current) {
  const kind = current.slice(0, current.lastIndexOf('-') + 1)
  const builds = (await readdir(dist)).filter((n) => n.startsWith(kind) && n !== current)
  const aged = await Promise.all(
    builds.map(async (n) => ({ n, at: (await stat(join(dist, n)).catch(() => ({ mtimeMs: 0 }))).mtimeMs })),
  )
  aged.sort((a, b) => b.at - a.at)
  await Promise.all(aged.slice(KEPT).map(({ n }) => rm(join(dist, n), { recursive: true, force: true })))
}

/** The folder with the built program; builds it first when a source changed. */
export async function buildProgram() {
  return bundle(`program-${stateOf(inputs)}`, programs)
}

/** The folder with the built back office, each file compressed beside itself; builds it first when a source changed. */
export async function buildOffice() {
  return once(`backoffice-${stateOf(officeInputs)}`, async (outDir) => {
    // In a process of its own: a server that builds when it starts keeps neither the memory nor the environment of it.
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const args = [vite, 'build', join(root, 'backoffice'), '--outDir', outDir, '--emptyOutDir']
    await promisify(execFile)(process.execPath, args, { env: { ...process.env, NODE_ENV: 'production' } })
    const assets = join(outDir, 'assets')
    for (const name of await readdir(assets)) {
      const bytes = await readFile(join(assets, name))
      await writeFile(join(assets, `${name}.br`), brotliCompressSync(bytes, { params: brotli }))
      await writeFile(join(assets, `${name}.gz`), gzipSync(bytes))
    }
  })
}

/** The built form of one TypeScript file (path from the root), for scripts that are no part of the program. */
export async function buildScript(file) {
  const name = basename(file, '.ts')
  return join(await bundle(`${name}-${stateOf([...inputs, 'bench'])}`, { [name]: join(root, file) }), `${name}.js`)
}

/**
 * The tests as programs, in the folders they have: a process for each file would otherwise translate and link hundreds
 * of modules anew. What they look up beside themselves is where it was.
 */
export const buildTests = (files) =>
  once(`tests-${stateOf([...inputs, 'backoffice', 'bench', 'e2e', ...files])}`, async (outdir) => {
    const { build } = await import('esbuild')
    const options = { ...bundling, plugins: [fewBundled, ownPlace], outbase: root }
    await build({ ...options, entryPoints: files.map((f) => join(root, f)), outdir })
  })

const ownPlace = {
  name: 'own-place',
  setup(build) {
    build.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      if (!text.includes('import.meta.url')) return null
      const contents = text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
}

// npm run build: everything at once, for where the program is installed to be run without the tools that build it.
if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const folder of await Promise.all([buildProgram(), buildOffice()])) console.log(folder)
