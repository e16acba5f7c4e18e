import { defineConfig } from "vitest/config";

/** Of its own, because the web application's build has another root. */
export default defineConfig({
  test: { exclude: ["**/node_modules/**", "apps/web/dist/**"] },
});
