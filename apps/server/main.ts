import type { FastifyInstance } from "fastify";
import { checkHome, MachineProblem, portProblem } from "#apps/compose/check-machine.ts";
import { openServices } from "#apps/compose/open-services.ts";
import { homeFolder, host, port } from "#apps/compose/settings.ts";
import { checkServer } from "#foundation/embedded/check-server.ts";
import { serve } from "./serve.ts";

interface Running {
  app: FastifyInstance;
  close(): Promise<void>;
}

/** @throws MachineProblem, DatabaseProblem or KeyProblem: what whoever starts it can mend */
async function start(): Promise<Running> {
  const databaseUrl = process.env["DATABASE_URL"];
  if (databaseUrl === undefined) throw new MachineProblem(NO_DATABASE);
  await checkHome(homeFolder());
  await checkServer(databaseUrl);
  const services = await openServices({
    home: homeFolder(),
    databaseUrl,
    demonstration: process.env["ZUGONG_DEMONSTRATION"] === "1",
    arrays: true,
  });
  const app = await serve(services);
  await app.listen({ port: port(), host: host() }).catch((error: unknown) => {
    throw portProblem(error, port(), host());
  });
  return { app, close: () => services.close() };
}

const NO_DATABASE =
  "apps/server 要有 DATABASE_URL；平常用 npm start，它会给出。\n" +
  "apps/server needs DATABASE_URL; npm start gives it.";

const { app, close } = await start().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exit(1);
});
process.send?.("ready");

/** Requests under way may end. A connection that a browser opened ahead and never used would be waited for a minute. */
const PATIENCE_MS = 3000;

async function stop(): Promise<void> {
  setTimeout(() => app.server.closeAllConnections(), PATIENCE_MS).unref();
  await app.close();
  await close();
  process.exit(0);
}
process.once("SIGTERM", () => void stop());
process.once("SIGINT", () => void stop());
// Started by npm start, it must not outlive it and hold the port: a killed parent can send no signal.
process.once("disconnect", () => void stop());
