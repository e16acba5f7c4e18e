import { homeFolder, port } from "#apps/compose/settings.ts";
import { openServices } from "#apps/compose/open-services.ts";
import { serve } from "./serve.ts";

const databaseUrl = process.env["DATABASE_URL"];
if (databaseUrl === undefined) throw new Error("apps/server needs DATABASE_URL; npm start gives it.");

const services = await openServices({
  home: homeFolder(),
  databaseUrl,
  demonstration: process.env["ZUGONG_DEMONSTRATION"] === "1",
  arrays: true,
});
const app = await serve(services);
await app.listen({ port: port(), host: process.env["HOST"] ?? "127.0.0.1" });
process.send?.("ready");

/** Requests under way may end. A connection that a browser opened ahead and never used would be waited for a minute. */
const PATIENCE_MS = 3000;

async function stop(): Promise<void> {
  setTimeout(() => app.server.closeAllConnections(), PATIENCE_MS).unref();
  await app.close();
  await services.close();
  process.exit(0);
}
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());
// Started by npm start, it must not outlive it and hold the port: a killed parent can send no signal.
process.once("disconnect", () => void stop());
