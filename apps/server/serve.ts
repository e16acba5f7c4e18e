import { existsSync } from "node:fs";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sql } from "kysely";
import { operations } from "#apps/compose/operations.ts";
import { findActor } from "#features/accounts/index.ts";
import { openHttp } from "#foundation/http/open-http.ts";
import type { Services } from "#foundation/services.ts";

const WEB = path.join(import.meta.dirname, "../web/dist");
const VERSION = "0.1.0";

/** Hashed file names never change their content; the page itself is asked for anew each time. */
const FOR_A_YEAR = "public, max-age=31536000, immutable";

/** The HTTP server with the API and the web app; the caller listens and closes. */
export async function serve(services: Services, options: { quiet?: boolean } = {}): Promise<FastifyInstance> {
  const web = existsSync(WEB);
  const app = await openHttp({
    services,
    operations,
    findActor,
    version: VERSION,
    health: () => health(services),
    ...(web && { showPage }),
    ...(options.quiet && { quiet: true }),
  });
  if (web) await serveWeb(app);
  return app;
}

async function health(services: Services): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(services.database.db);
  return { database: rows.length === 1, demonstration: services.demonstration };
}

async function serveWeb(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: WEB,
    preCompressed: true,
    wildcard: true,
    setHeaders: (reply, file) =>
      void reply.header("cache-control", file.includes("/assets/") ? FOR_A_YEAR : "no-cache"),
  });
}

/** Every address that is no file and no API belongs to the web app, which shows its own "not found". */
function showPage(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const isPage =
    request.method === "GET" && !request.url.startsWith("/api/") && !/\.\w+(\?|$)/.test(request.url);
  return isPage ? reply.header("cache-control", "no-cache").sendFile("index.html") : undefined;
}
