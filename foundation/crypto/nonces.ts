import { randomBytes } from "node:crypto";

const PAGE = 4096;
let page = Buffer.alloc(0);

/** Random bytes for one use. They are drawn a page at a time, since each call into OpenSSL costs as much as a page. */
export function takeNonce(length: number): Buffer {
  if (page.length < length) page = randomBytes(PAGE);
  const nonce = page.subarray(0, length);
  page = page.subarray(length);
  return nonce;
}
