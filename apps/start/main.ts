import { checkHome, checkPort } from "#apps/compose/check-machine.ts";
import { homeFolder, host, port } from "#apps/compose/settings.ts";
import { startChild } from "./children.ts";
import { greet } from "./greet.ts";
import { openServer } from "./open-server.ts";
import { prepareCity } from "./prepare-city.ts";
import { readArguments } from "./read-arguments.ts";

const began = Date.now();

/** Everything from nothing to a served city; what runs long says so. */
async function start(): Promise<void> {
  const wanted = readArguments(process.argv.slice(2));
  const home = homeFolder();
  await checkPort(port(), host());
  await checkHome(home);
  const server = await openServer(home, (line) => console.log(line));
  const { demonstration, administrators } = await prepareCity({
    home,
    databaseUrl: server.url,
    ...wanted,
  }).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  const env = {
    DATABASE_URL: server.url,
    ZUGONG_HOME: home,
    PORT: String(port()),
    ZUGONG_DEMONSTRATION: demonstration ? "1" : "0",
  };
  const children = await Promise.all([
    startChild("server", "server/main.ts", env, ["--max-old-space-size=900"]),
    startChild("worker", "worker/main.ts", env, ["--max-old-space-size=320", "--max-semi-space-size=32"]),
  ]);
  const stop = async () => {
    for (const child of children.toReversed()) await child.stop();
    await server.close();
    process.exit(0);
  };
  process.once("SIGINT", () => void stop());
  process.once("SIGTERM", () => void stop());
  await greet(server.url, port(), (Date.now() - began) / 1000, administrators);
}

try {
  await start();
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
