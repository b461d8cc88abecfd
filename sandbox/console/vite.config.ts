import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The console's page: built to dist/, or served while working on it (`npx vite sandbox/console`, next to `npm start`). */
const sandbox = 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', reportCompressedSize: false, chunkSizeWarningLimit: 1500 },
  server: { proxy: { '/console-api': sandbox, '/dynamics': sandbox, '/xero': sandbox } },
});
