import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { buildWeb } from "#apps/web/tests/build-web.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** As the product's server sends it (foundation/http/guard.ts). */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

const BODIES = [
  { id: "1", name: "柳岸街道党工委" },
  { id: "2", name: "长亭里社区党委" },
];

const ME = {
  accountId: "1",
  name: "温如砚",
  role: { zh: "党务干部", en: "Party affairs" },
  permissions: ["people.read", "bodies.read"],
  language: "zh",
  theme: "light",
  textSize: "normal",
  mustChangePassword: false,
  homeBody: BODIES[0],
  bodies: BODIES,
  today: "2026-11-23",
  demo: true,
};

/** The account with the preferences that the test put into a cookie. */
function meOf(cookie = ""): unknown {
  const look = /look=([^;]+)/.exec(cookie)?.[1];
  return { ...ME, ...(look !== undefined && (JSON.parse(decodeURIComponent(look)) as object)) };
}

export interface Gallery {
  url: string;
  /** Answers the next calls of a path (under /api) with this status and body. */
  answer: (path: string, status: number, body: unknown) => void;
  /** Answers the path as before. */
  forget: (path: string) => void;
  close: () => Promise<void>;
}

/** Builds the web application as it is shipped and serves it, with an account that reads the demonstration. */
export async function serveGallery(): Promise<Gallery> {
  const folder = await mkdtemp(join(tmpdir(), "zugong-gallery-"));
  await buildWeb({ outDir: folder, emptyOutDir: true });
  const answers = new Map([
    ["/api/me/preferences", { status: 200, body: {} as unknown }],
    // The menu counts what is due today on every page.
    ["/api/sign-in", { status: 200, body: { demo: false, accounts: [], password: null } as unknown }],
    ["/api/today", { status: 200, body: { dues: [], later: 0, next: null } as unknown }],
  ]);
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://gallery").pathname;
    response.setHeader("content-security-policy", POLICY);
    if (path === "/api/me" && !answers.has(path))
      return sendAnswer(response, { status: 200, body: meOf(request.headers.cookie) });
    if (path.startsWith("/api/")) return sendAnswer(response, answers.get(path));
    const file = join(folder, normalize(path));
    const found = extname(file) !== "" && existsSync(file) ? file : join(folder, "index.html");
    response.setHeader("content-type", TYPES[extname(found)] ?? "application/octet-stream");
    return response.end(await readFile(found));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answer: (path, status, body) => void answers.set(`/api${path}`, { status, body }),
    forget: (path) => void answers.delete(`/api${path}`),
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

function sendAnswer(response: ServerResponse, answer = { status: 404, body: notFound() }) {
  response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
}

function notFound(): unknown {
  return { error: { code: "not_found", message: { zh: "没有找到", en: "Not found" } } };
}
