import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { offline } from './scripts/offline'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Two entries, one build: the console at / and the phone entry at /m/.
// They share src/core and nothing else, so that the phone's first load stays small.
export default defineConfig({
  plugins: [vue(), offline(here('./src/phone/service-worker.js'), here('./public'))],
  resolve: { alias: { '@': here('./src') } },
  define: { __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': process.env.YUANLIU_URL ?? 'http://127.0.0.1:8080' },
  },
  build: {
    target: 'es2022',
    outDir: 'dist',
    // The security policy allows no data: scripts; small assets stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rollupOptions: { input: { console: here('./index.html'), phone: here('./m/index.html') } },
  },
  test: {
    environment: 'happy-dom',
    include: ['tests/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
  },
})
