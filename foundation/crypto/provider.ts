export type ProviderName = "standard" | "national";

/** Encrypts and proves in one step. */
export interface Sealer {
  /** Bytes by which a seal is longer than its plain text. */
  readonly overhead: number;
  /**
   * One byte for the way of sealing, nonce, check value of 16 bytes, cipher text.
   * `bound` is not stored but has to be the same at opening: so a seal cannot be moved to another place.
   */
  seal(plain: string | Uint8Array, bound?: string): Buffer;
  /** @throws KeyProblem `altered` when cipher text, key or `bound` is not what it was */
  open(sealed: Uint8Array, bound?: string): Buffer;
}

/** One set of algorithms. Which one an installation uses is written in its key file and never changes there. */
export interface Provider {
  readonly name: ProviderName;
  /** First byte of everything it seals; what the other provider sealed still opens by it. */
  readonly version: number;
  /** The hash behind `hash`, `mac`, `blind` and the derivation of keys, by its name in OpenSSL; 32 bytes. */
  readonly digest: string;
  /** `derive` gives a key of 32 bytes for each purpose. */
  makeSealer(derive: (purpose: string) => Buffer, purpose: string): Sealer;
}
