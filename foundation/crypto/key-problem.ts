/** `missing` and `wrong`: the key file; `damaged`: its text; `altered`: something sealed does not open. */
export type KeyProblemCode = "missing" | "wrong" | "damaged" | "altered";

/** Keys that cannot be used, or a seal that does not open, in words for the administrator. */
export class KeyProblem extends Error {
  override name = "KeyProblem";
  readonly code: KeyProblemCode;
  constructor(code: KeyProblemCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What every opening answers when the check value does not fit. */
export function altered(): KeyProblem {
  return new KeyProblem(
    "altered",
    "What was sealed has been altered or cut off, or the key file is not the one it was sealed with.\n密文被改动或截断，或者密钥文件不是加密时用的那一份。",
  );
}
