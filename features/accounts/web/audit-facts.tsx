import { messages } from "#foundation/messages/messages.ts";
import { useText, useWords } from "#ui/language/language.tsx";
import type { AuditRow } from "../audit.contract.ts";
import { ROLE_NAMES, ROLES } from "../roles.contract.ts";

/** What the values of an entry mean; codes without words here are shown as they are. */
const words = messages({
  right: { zh: "已登录", en: "signed in" },
  too_many: { zh: "太频繁，要等", en: "too often, had to wait" },
  too_many_tries: { zh: "试错太多，要等", en: "too many wrong tries, had to wait" },
  wrong_password: { zh: "密码不对", en: "wrong password" },
  account_disabled: { zh: "账户停用", en: "account disabled" },
  password_over: { zh: "一次性密码过期", en: "one-time password over" },
  granted: { zh: "批准", en: "granted" },
  refused: { zh: "没批准", en: "refused" },
  forbidden: { zh: "没有权限", en: "no right" },
  not_found: { zh: "不在范围内", en: "outside the reach" },
  address: { zh: "地址", en: "from" },
  body: { zh: "组织", en: "body" },
  field: { zh: "栏目", en: "field" },
  count: { zh: "数量", en: "count" },
  proposal: { zh: "提议", en: "proposal" },
  grant: { zh: "授权", en: "grant" },
  session: { zh: "登录", en: "session" },
});

/** Facts whose value says everything; the others need their name. */
const ALONE = new Set(["outcome", "code", "role"]);

/** How an entry came out, in words. */
export function AuditFacts({ facts }: { facts: AuditRow["facts"] }) {
  const t = useText(words);
  const say = useWords();
  const wordOf = (code: string) => (code in words ? t(code as keyof typeof words) : code);
  function valueOf(name: string, value: string): string {
    const role = name === "role" ? ROLE_NAMES.find((one) => one === value) : undefined;
    return role === undefined ? wordOf(value) : say(ROLES[role].name);
  }
  return (
    <span className="inline sm mut">
      {Object.entries(facts).map(([name, value]) => (
        <span key={name}>
          {!ALONE.has(name) && `${wordOf(name)} `}
          {valueOf(name, value)}
        </span>
      ))}
    </span>
  );
}
