import { createHash, createHmac, createSecretKey, hkdfSync } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { altered, KeyProblem } from "./key-problem.ts";
import { findMaster, keyFileMissing, type Master, makeMaster, readIfThere } from "./master-key.ts";
import { national } from "./national.ts";
import type { Provider, ProviderName, Sealer } from "./provider.ts";
import { standard } from "./standard.ts";

/** Seals fields, makes blind indexes and MACs; all keys come from one master key in the data folder. */
export interface Keys {
  /** Which algorithms: `standard` (AES-256-GCM, SHA-256) or `national` (SM4, SM3). */
  readonly provider: ProviderName;
  /** Tells one master key from another without saying anything about it: 16 hexadecimal digits. */
  readonly fingerprint: string;
  /** Encrypts a field; 29 bytes more than the text (33 with national algorithms). */
  seal(plain: string): Buffer;
  /** @throws KeyProblem `altered` when the text was altered or sealed with another key */
  open(sealed: Uint8Array): string;
  /** 16 bytes by which a value is found without being readable; `kind` keeps different numbers apart. */
  blind(kind: string, normalised: string): Buffer;
  /** 32 bytes that prove the data; `kind` keeps purposes apart. */
  mac(kind: string, data: Buffer | string): Buffer;
  /** 32 bytes without a key. */
  hash(data: Buffer | string): Buffer;
  /** A key of 32 bytes of its own for another room, such as cookies. */
  derive(purpose: string): Buffer;
  /** Seals of another room, such as files, with a key of their own. */
  sealer(purpose: string): Sealer;
}

export interface KeyOptions {
  /** For a key file that is made now; an existing one keeps its own. */
  provider?: ProviderName;
  /**
   * The fingerprint of the key that existing data were sealed with. Then a missing file is reported, where otherwise a
   * new key would be made that opens nothing.
   */
  expected?: string;
}

const PROVIDERS: Record<ProviderName, Provider> = { standard, national };
const FINGERPRINT = "fingerprint";

/**
 * Opens the keys of a folder; makes the master key on first use, with a fingerprint beside it.
 * @throws KeyProblem `missing` when there was a key and its file is gone, `wrong` when it is another key, `damaged`
 */
export async function openKeys(folder: string, options: KeyOptions = {}): Promise<Keys> {
  const file = path.join(folder, FINGERPRINT);
  const noted = (await readIfThere(file))?.trim();
  const expected = options.expected ?? noted;
  const held = await findMaster(folder);
  if (held) return sameKeys(keysFrom(held), expected);
  if (expected !== undefined) throw keyFileMissing(folder);
  const keys = keysFrom(await makeMaster(folder, options.provider ?? "standard"));
  await writeFile(file, `${keys.fingerprint}\n`, { mode: 0o600, flush: true });
  return keys;
}

function sameKeys(keys: Keys, expected: string | undefined): Keys {
  if (expected === undefined || keys.fingerprint === expected) return keys;
  throw new KeyProblem(
    "wrong",
    `The key file is not the one of this installation (its fingerprint is ${keys.fingerprint}, not ${expected}); restore the right one from the backup.\n密钥文件不是本系统的那一份，请从备份恢复。`,
  );
}

/** The keys that follow from a master key. */
export function keysFrom({ bytes, provider: name }: Master): Keys {
  const provider = PROVIDERS[name];
  const derive = (purpose: string) => Buffer.from(hkdfSync(provider.digest, bytes, "zugong", purpose, 32));
  const blindKey = createSecretKey(derive("blind"));
  const macKey = createSecretKey(derive("mac"));
  const fields = sealerOf(bytes, provider, "data");
  return {
    provider: name,
    fingerprint: derive("fingerprint").toString("hex").slice(0, 16),
    derive,
    sealer: (purpose) => sealerOf(bytes, provider, purpose),
    seal: (plain) => fields.seal(plain),
    open: (sealed) => fields.open(sealed).toString("utf8"),
    blind: (kind, value) =>
      createHmac(provider.digest, blindKey).update(`${kind}\0${value}`).digest().subarray(0, 16),
    mac: (kind, data) => createHmac(provider.digest, macKey).update(`${kind}\0`).update(data).digest(),
    hash: (data) => createHash(provider.digest).update(data).digest(),
  };
}

/** Seals by one provider and opens what either has sealed, told by the first byte. */
function sealerOf(master: Buffer, provider: Provider, purpose: string): Sealer {
  const made = new Map<number, Sealer>();
  const of = (wanted: Provider) => {
    const known = made.get(wanted.version);
    if (known) return known;
    const derive = (name: string) => Buffer.from(hkdfSync(wanted.digest, master, "zugong", name, 32));
    const sealer = wanted.makeSealer(derive, purpose);
    made.set(wanted.version, sealer);
    return sealer;
  };
  const own = of(provider);
  return {
    overhead: own.overhead,
    seal: own.seal,
    open(sealed, bound) {
      if (sealed[0] === provider.version) return own.open(sealed, bound);
      const other = Object.values(PROVIDERS).find(({ version }) => version === sealed[0]);
      if (!other) throw altered();
      return of(other).open(sealed, bound);
    },
  };
}
