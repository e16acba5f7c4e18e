import net from "node:net";

export interface Request {
  method: "GET" | "POST";
  path: string;
  body?: string;
  headers?: Record<string, string>;
}

export interface Measured {
  n: number;
  p50_ms: number;
  p99_ms: number;
  per_s: number;
  total_ms: number;
}

/** Connections that each send the next request as soon as the last was answered, until `n` are done. */
export async function load(
  port: number,
  connections: number,
  n: number,
  next: (index: number) => Request,
  cookie?: string,
): Promise<Measured> {
  const times = new Float64Array(n);
  let sent = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const line = await openLine(port, cookie);
      while (sent < n) {
        const index = sent++;
        const start = performance.now();
        const { status, body } = await line.send(next(index));
        times[index] = performance.now() - start;
        if (status !== 200) throw new Error(`Request ${index} was answered ${status}: ${body.slice(0, 300)}`);
      }
      line.close();
    }),
  );
  return summarise(times, performance.now() - began);
}

function summarise(times: Float64Array, totalMs: number): Measured {
  const sorted = times.toSorted();
  const at = (share: number) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return {
    n: times.length,
    p50_ms: at(0.5),
    p99_ms: at(0.99),
    per_s: Math.round((times.length / totalMs) * 1000),
    total_ms: Math.round(totalMs),
  };
}

export function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}

export interface Line {
  send(request: Request): Promise<{ status: number; body: string; headers: string }>;
  close(): void;
}

/** One keep-alive connection spoken to by hand: the measuring costs as little as it can. */
export function openLine(port: number, cookie?: string): Promise<Line> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1", () => resolve({ send, close: () => socket.destroy() }));
    socket.setNoDelay(true);
    let waiting: { resolve(answer: { status: number; body: string; headers: string }): void } | undefined;
    let held = Buffer.alloc(0);
    socket.once("error", reject);
    socket.on("data", (chunk) => {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const answer = readAnswer(held);
      if (!answer) return;
      held = held.subarray(answer.bytes);
      waiting?.resolve(answer);
    });
    function send(request: Request) {
      socket.write(write(request, cookie));
      return new Promise<{ status: number; body: string; headers: string }>(
        (done) => (waiting = { resolve: done }),
      );
    }
  });
}

function write(request: Request, cookie: string | undefined): string {
  const headers: Record<string, string> = {
    host: "127.0.0.1",
    ...(cookie !== undefined && { cookie }),
    ...(request.body !== undefined && {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(request.body)),
    }),
    ...(request.method === "POST" && { "x-zugong": "1" }),
    ...request.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${request.method} ${request.path} HTTP/1.1\r\n${lines.join("")}\r\n${request.body ?? ""}`;
}

function readAnswer(
  held: Buffer,
): { status: number; body: string; headers: string; bytes: number } | undefined {
  const end = held.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const headers = held.toString("latin1", 0, end);
  const length = Number(/content-length: (\d+)/i.exec(headers)?.[1] ?? 0);
  if (held.length < end + 4 + length) return undefined;
  return {
    status: Number(headers.slice(9, 12)),
    headers,
    body: held.toString("utf8", end + 4, end + 4 + length),
    bytes: end + 4 + length,
  };
}
