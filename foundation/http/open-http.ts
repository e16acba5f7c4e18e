import cookie from "@fastify/cookie";
import swagger from "@fastify/swagger";
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import type { Actor } from "#foundation/access/actor.ts";
import { Refused } from "#foundation/decision.ts";
import { changes } from "#foundation/endpoint.ts";
import type { FileAnswer, Operation, RequestMeta } from "#foundation/operation.ts";
import type { Services } from "#foundation/services.ts";
import { answerProblem } from "./answer-problem.ts";
import { describeRoute } from "./describe-routes.ts";
import { guard } from "./guard.ts";
import { readInput } from "./read-input.ts";
import { sendFile } from "./send-file.ts";

const SESSION_COOKIE = "zugong";
/** Says which browsers have signed in before; it opens nothing. */
const DEVICE_COOKIE = "zugong-device";

export interface HttpOptions {
  services: Services;
  operations: readonly Operation[];
  /** Who a session belongs to; undefined when it ended. */
  findActor(services: Services, token: string): Promise<Actor | undefined>;
  version: string;
  /** Answers /health; throws when something is wrong. */
  health(): Promise<Record<string, unknown>>;
  /** Answers an address that is no operation by a page; undefined when it is no page either. */
  showPage?(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined;
  quiet?: boolean;
}

/** JSON bodies hold forms and pasted rows, never files: files go as a stream with their own limit. */
const MOST_JSON = 8 * 1024 * 1024;

/** Serves the operations under /api, with OpenAPI at /openapi.json. The caller listens. */
export async function openHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: MOST_JSON,
    logger: options.quiet ? false : { level: "warn" },
    logController: new LogController({ disableRequestLogging: true }),
    // An address that cannot be decoded is answered before any route; without this, in Fastify's own words.
    frameworkErrors: (error, request, reply) => void answerProblem(reply, request.log, undefined, error),
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 120_000,
    // A reverse proxy on the same machine says who asks and whether by https; nobody else is believed.
    trustProxy: "loopback",
  });
  await app.register(cookie);
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Zugong 组工", version: options.version },
      components: { securitySchemes: { session: { type: "apiKey", in: "cookie", name: SESSION_COOKIE } } },
    },
  });
  // Validation is the contract's own (zod, in the shells), answers are typed: Fastify only routes.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  // Before the routes: they keep the handler that stands when they are registered.
  app.setErrorHandler((error, _request, reply) => answerProblem(reply, app.log, undefined, error));
  app.setNotFoundHandler(
    (request, reply) =>
      options.showPage?.(request, reply) ??
      answerProblem(reply, app.log, undefined, new Refused("unknown_address")),
  );
  app.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
  guard(app);
  await app.register(
    async (api) => {
      for (const operation of options.operations) addRoute(api, options, operation);
    },
    { prefix: "/api" },
  );
  app.get("/openapi.json", { schema: { hide: true } }, () => app.swagger());
  app.get("/health", { schema: { hide: true } }, async (_request, reply) => answerHealth(options, reply));
  return app;
}

async function answerHealth(options: HttpOptions, reply: FastifyReply): Promise<unknown> {
  try {
    return { ok: true, version: options.version, ...(await options.health()) };
  } catch {
    return reply.code(503).header("retry-after", "2").send({ ok: false, version: options.version });
  }
}

function addRoute(api: FastifyInstance, options: HttpOptions, operation: Operation): void {
  const { contract } = operation;
  api.route({
    method: contract.method,
    url: contract.path,
    schema: describeRoute(contract),
    handler: async (request, reply) => {
      try {
        const actor = await whoAsks(options, operation, request);
        const answer = await operation.run(
          options.services,
          actor,
          readInput(contract, request),
          metaOf(operation, request, reply),
        );
        void reply.header("cache-control", "no-store");
        return contract.answer === "file"
          ? sendFile(request, reply, answer as FileAnswer)
          : reply.send(answer ?? {});
      } catch (error) {
        return answerProblem(reply, api.log, contract, error);
      }
    },
  });
}

async function whoAsks(
  options: HttpOptions,
  operation: Operation,
  request: FastifyRequest,
): Promise<Actor | undefined> {
  const token = request.cookies[SESSION_COOKIE];
  const actor = token === undefined ? undefined : await options.findActor(options.services, token);
  if (!actor && operation.contract.permission !== "anyone") throw new Refused("not_signed_in");
  return actor;
}

function metaOf(operation: Operation, request: FastifyRequest, reply: FastifyReply): RequestMeta {
  const key = request.headers["idempotency-key"];
  if (changes(operation.contract) && operation.contract.permission !== "anyone" && !isKey(key))
    throw new Refused("key_missing");
  const token = request.cookies[SESSION_COOKIE];
  const deviceToken = request.cookies[DEVICE_COOKIE];
  return {
    ...(isKey(key) && { key }),
    ...(token !== undefined && { sessionToken: token }),
    ...(deviceToken !== undefined && { deviceToken }),
    ...(operation.contract.body === "file" && { body: request.body as NodeJS.ReadableStream }),
    device: String(request.headers["user-agent"] ?? "").slice(0, 200),
    address: request.ip,
    session: cookiesOf(request, reply),
  };
}

function cookiesOf(request: FastifyRequest, reply: FastifyReply): NonNullable<RequestMeta["session"]> {
  const kept = { httpOnly: true, sameSite: "strict", secure: request.protocol === "https" } as const;
  return {
    start: (value, maxAge) => void reply.setCookie(SESSION_COOKIE, value, { ...kept, path: "/", maxAge }),
    rememberDevice: (value, maxAge) =>
      void reply.setCookie(DEVICE_COOKIE, value, { ...kept, path: "/api", maxAge }),
    end: () => void reply.clearCookie(SESSION_COOKIE, { ...kept, path: "/" }),
  };
}

function isKey(key: unknown): key is string {
  return typeof key === "string" && key.length >= 8 && key.length <= 100;
}
