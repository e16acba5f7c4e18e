import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/** Seals fields, makes blind indexes and MACs; all keys come from one master key in the data folder. */
export interface Keys {
  /** Encrypts a field: version byte, nonce, tag, cipher. */
  seal(plain: string): Buffer;
  /** @throws KeyProblem when the text was altered or sealed with another key */
  open(sealed: Buffer): string;
  /** 16 bytes by which a value is found without being readable; `kind` keeps different numbers apart. */
  blind(kind: string, normalised: string): Buffer;
  mac(kind: string, data: Buffer | string): Buffer;
  /** A key of its own for another room, such as files. */
  derive(purpose: string): Buffer;
}

export class KeyProblem extends Error {
  override name = "KeyProblem";
}

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/** Opens the keys of a folder; makes the master key on first use. */
export async function openKeys(folder: string): Promise<Keys> {
  return keysFrom(await readMaster(folder));
}

/** The keys that follow from a master key, for worker threads that get it handed over. */
export function keysFrom(master: Buffer): Keys {
  const derive = (purpose: string) => Buffer.from(hkdfSync("sha256", master, "zugong", purpose, 32));
  // Ready key objects: handing over the bytes each time would cost ten times the work itself.
  const dataKey = createSecretKey(derive("data"));
  const blindKey = createSecretKey(derive("blind"));
  const macKey = createSecretKey(derive("mac"));
  return {
    derive,
    seal: (plain) => seal(dataKey, plain),
    open: (sealed) => open(dataKey, sealed),
    blind: (kind, value) =>
      createHmac("sha256", blindKey).update(`${kind}\0${value}`).digest().subarray(0, 16),
    mac: (kind, data) => createHmac("sha256", macKey).update(`${kind}\0`).update(data).digest(),
  };
}

export function hash(data: Buffer | string): Buffer {
  return createHash("sha256").update(data).digest();
}

function seal(key: KeyObject, plain: string): Buffer {
  const nonce = takeNonce();
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const body = cipher.update(plain, "utf8");
  // GCM gives nothing at the end; the call computes the tag.
  cipher.final();
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
}

let nonces = Buffer.alloc(0);

/** Random bytes are drawn a page at a time; each is used once. */
function takeNonce(): Buffer {
  if (nonces.length < NONCE) nonces = randomBytes(NONCE * 340);
  const nonce = nonces.subarray(0, NONCE);
  nonces = nonces.subarray(NONCE);
  return nonce;
}

function open(key: KeyObject, sealed: Buffer): string {
  if (sealed[0] !== VERSION)
    throw new KeyProblem("A field was sealed by a way that this program does not know.");
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 1 + NONCE));
  decipher.setAuthTag(sealed.subarray(1 + NONCE, 1 + NONCE + TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE + TAG)), decipher.final()]).toString(
      "utf8",
    );
  } catch {
    throw new KeyProblem("A field was altered, or the key file is not the one it was sealed with.");
  }
}

async function readMaster(folder: string): Promise<Buffer> {
  const file = path.join(folder, "master");
  try {
    return Buffer.from((await readFile(file, "utf8")).trim(), "base64");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flush: true });
  try {
    // Linked into place whole: of two first starts both read the same key.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(draft);
  }
  return Buffer.from((await readFile(file, "utf8")).trim(), "base64");
}
