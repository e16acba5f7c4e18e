import { defineConfig } from "vitest/config";

const ELSEWHERE = ["**/node_modules/**", "apps/web/dist/**"];
const SLOW = "**/*.slow.test.ts";
const BROWSER = ["ui/tests/**/*.test.ts", "tests/journeys/**/*.test.ts"];
const server = { globalSetup: ["tests/kit/server.ts"], hookTimeout: 180_000 };

/** Of its own, because the web application's build has another root. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "rooms",
          include: ["{foundation,features,ui,packs,apps,database,tests,bench}/**/*.test.{ts,tsx}"],
          exclude: [...ELSEWHERE, SLOW, ...BROWSER],
          testTimeout: 120_000,
          ...server,
        },
      },
      {
        test: {
          name: "browser",
          include: BROWSER,
          exclude: ELSEWHERE,
          fileParallelism: false,
          testTimeout: 120_000,
          ...server,
        },
      },
      {
        test: {
          name: "slow",
          include: [SLOW],
          exclude: ELSEWHERE,
          fileParallelism: false,
          testTimeout: 300_000,
          ...server,
        },
      },
    ],
  },
});
