import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** The component library brings its words in 34 languages; the product speaks two. */
function keepTwoLanguages(): Plugin {
  const locale = /\/intl\/.*\/([a-z]{2}-[A-Z]{2})\.m?js$/;
  const kept = new Set(["zh-CN", "en-US"]);
  return {
    name: "keep-two-languages",
    enforce: "pre",
    load(id) {
      const found = locale.exec(id.split("?")[0] ?? "")?.[1];
      return found === undefined || kept.has(found) ? undefined : "export default {};";
    },
  };
}

export default defineConfig({
  root: "apps/web",
  plugins: [keepTwoLanguages(), react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "chrome109",
    rolldownOptions: {
      output: {
        // Libraries change seldom: in files of their own they stay in the browser's cache over our releases.
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            {
              name: "router",
              test: /node_modules[\\/]@tanstack[\\/](react-router|router-core|history|react-store|store|react-query|query-core)[\\/]/,
            },
            { name: "zod", test: /node_modules[\\/]zod[\\/]/ },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:3000" } },
});
