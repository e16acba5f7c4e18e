export const SCALES = ["village", "district", "city"] as const;
export type Scale = (typeof SCALES)[number];

export interface StartArguments {
  scale: Scale;
  /** No demonstration city: an installation for real data. */
  empty: boolean;
}

/** Reads `--scale village|district|city` and `--empty`. @throws Error that says what is possible */
export function readArguments(args: readonly string[]): StartArguments {
  const found: StartArguments = { scale: "city", empty: false };
  for (let index = 0; index < args.length; index += 1) {
    const [name = "", inline] = (args[index] ?? "").split("=");
    if (name === "--empty") found.empty = true;
    else if (name === "--scale") found.scale = readScale(inline ?? args[(index += 1)]);
    else throw new Error(`Unknown argument ${name}. 不认识的参数 ${name}。\n${USAGE}`);
  }
  return found;
}

const USAGE = "npm start -- [--scale village|district|city] [--empty]";

function readScale(text: string | undefined): Scale {
  const scale = SCALES.find((one) => one === text);
  if (scale) return scale;
  throw new Error(
    `--scale takes village, district or city, not "${text ?? ""}". 规模只能是 village、district、city。\n${USAGE}`,
  );
}
