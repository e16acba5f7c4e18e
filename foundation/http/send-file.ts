import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FileAnswer } from "#foundation/operation.ts";

/** Sends a stream as a download, never shown inside our origin; a range resumes a broken one. */
export function sendFile(request: FastifyRequest, reply: FastifyReply, file: FileAnswer): FastifyReply {
  void reply
    .header("content-type", file.contentType)
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header("content-security-policy", "sandbox; default-src 'none'")
    .header("accept-ranges", "bytes");
  const range = parseRange(request.headers.range, file.bytes);
  if (range === "unsatisfiable")
    return reply.code(416).header("content-range", `bytes */${file.bytes}`).send();
  if (!range) return reply.header("content-length", file.bytes).send(asReadable(file.stream()));
  return reply
    .code(206)
    .header("content-range", `bytes ${range.from}-${range.to}/${file.bytes}`)
    .header("content-length", range.to - range.from + 1)
    .send(asReadable(file.stream(range)));
}

function asReadable(stream: NodeJS.ReadableStream): Readable {
  return stream instanceof Readable ? stream : new Readable().wrap(stream);
}

function parseRange(
  header: string | undefined,
  bytes: number,
): { from: number; to: number } | "unsatisfiable" | undefined {
  const match = /^bytes=(\d+)-(\d*)$/.exec(header ?? "");
  if (!match) return undefined;
  const from = Number(match[1]);
  const to = match[2] ? Math.min(Number(match[2]), bytes - 1) : bytes - 1;
  return from > to || from >= bytes ? "unsatisfiable" : { from, to };
}
