import type { Words } from "#foundation/endpoint.ts";

/** Refusals that any operation may answer: code -> HTTP status and words. A contract's own refusals are 409. */
export const PROBLEMS: Record<string, { status: number; message: Words }> = {
  invalid_input: {
    status: 400,
    message: { zh: "有几处要改，见各栏说明", en: "Some fields need mending, see each of them" },
  },
  not_signed_in: { status: 401, message: { zh: "请先登录", en: "Please sign in first" } },
  wrong_origin: {
    status: 403,
    message: { zh: "请求不是从本系统页面发出的", en: "The request did not come from this system's pages" },
  },
  forbidden: { status: 403, message: { zh: "您没有办这件事的权限", en: "You have no right to do this" } },
  not_found: {
    status: 404,
    message: { zh: "没有找到，或者不在您的查看范围内", en: "Not found, or outside of what you may see" },
  },
  unknown_address: {
    status: 404,
    message: { zh: "没有这个地址", en: "There is no such address" },
  },
  key_missing: {
    status: 400,
    message: { zh: "请求缺少 Idempotency-Key", en: "The request lacks an Idempotency-Key" },
  },
  key_reused: {
    status: 409,
    message: {
      zh: "同一个编号已用于另一项内容，请重新提交",
      en: "This key was used for other content, please send it anew",
    },
  },
  changed_meanwhile: {
    status: 409,
    message: {
      zh: "刚才有人改过，请看过新内容再办",
      en: "Somebody changed it meanwhile, look at it again first",
    },
  },
  too_large: { status: 413, message: { zh: "内容太大，超过 {limit}", en: "Too large, over {limit}" } },
  too_many: {
    status: 429,
    message: { zh: "太频繁了，请 {seconds} 秒后再试", en: "Too many requests, try again in {seconds} s" },
  },
  too_many_tries: {
    status: 429,
    message: { zh: "试错太多，请 {minutes} 分钟后再试", en: "Too many wrong tries, wait {minutes} min" },
  },
  audit_unavailable: {
    status: 503,
    message: {
      zh: "查看记录暂时写不进去，所以不能显示个人信息，请稍后再试",
      en: "The access log cannot be written now, so nothing personal is shown; try again soon",
    },
  },
  unavailable: {
    status: 503,
    message: {
      zh: "数据库暂时没有回应，已填的都在，请稍后再试",
      en: "The database does not answer now; nothing typed is lost, try again soon",
    },
  },
  malformed: { status: 400, message: { zh: "请求的格式读不懂", en: "The request could not be read" } },
  unforeseen: {
    status: 500,
    message: { zh: "出了没有料到的问题，已记录", en: "Something unforeseen happened; it was recorded" },
  },
};

/** Fills `{name}` from the details. */
export function fill(message: Words, details: Record<string, string | number> = {}): Words {
  const put = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
  return { zh: put(message.zh), en: put(message.en) };
}
