/** Browsers that call themselves by several names: the rarer name stands first. */
const BROWSERS: readonly [pattern: RegExp, name: string][] = [
  [/MicroMessenger/, "微信"],
  [/DingTalk/, "钉钉"],
  [/QIHU|360SE|360EE/, "360 浏览器"],
  [/UOS|UBrowser|UCBrowser/, "UC 浏览器"],
  [/QQBrowser/, "QQ 浏览器"],
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const SYSTEMS: readonly [pattern: RegExp, name: string][] = [
  [/HarmonyOS|OpenHarmony/, "鸿蒙"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** A browser as people name it, from how it named itself; undefined when it did not. */
export function nameDevice(device: string | null): string | undefined {
  if (device === null || device === "") return undefined;
  const find = (names: readonly [RegExp, string][]) => names.find(([pattern]) => pattern.test(device))?.[1];
  const found = [find(BROWSERS), find(SYSTEMS)].filter((name) => name !== undefined);
  return found.length > 0 ? found.join(" ") : device.slice(0, 40);
}
