import type { FastifyInstance } from "fastify";
import { Refused } from "#foundation/decision.ts";

const HEADERS: Record<string, string> = {
  // Charts and windows place their rows by style attributes; scripts come from our own files only.
  "content-security-policy":
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
};

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** Response headers on everything, and no change that another site could have sent. */
export function guard(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    for (const [name, value] of Object.entries(HEADERS)) void reply.header(name, value);
    if (SAFE.has(request.method) || !request.url.startsWith("/api/")) return;
    const origin = request.headers.origin;
    const foreign = origin !== undefined && hostOf(origin) !== request.headers.host;
    if (foreign || request.headers["x-zugong"] !== "1") throw new Refused("wrong_origin");
  });
}

function hostOf(origin: string): string {
  try {
    return new URL(origin).host;
  } catch {
    return "";
  }
}
