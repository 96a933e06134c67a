import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** One build for any address: files are found from `<base>`, which the server fills in with the nonce of styles. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  html: { cspNonce: '%NONCE%' },
  build: {
    target: 'chrome109',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
  logLevel: 'warn',
})
