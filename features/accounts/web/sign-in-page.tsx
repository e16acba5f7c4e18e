import { useState } from "react";
import { useSession } from "#ui/account/session.ts";
import { useCommand } from "#ui/api/use-command.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useLanguage, useText, useWords } from "#ui/language/language.tsx";
import { useAddressState } from "#ui/page/link.tsx";
import { readSignInPage, signIn } from "../contract.ts";
import { accountMessages } from "../messages.ts";

/** Who are you: name and password, and in a demonstration one press for each role. */
export function SignInPage() {
  const t = useText(accountMessages);
  const session = useSession();
  const [address] = useAddressState();
  const page = useLook(readSignInPage, {});
  const command = useCommand(signIn, { onDone: () => session.begin(goal(address["to"])), refreshes: [] });
  const { accounts, password, demo } = page.data ?? { accounts: [], password: null, demo: false };
  const offers = demo && password !== null && accounts.length > 0;
  return (
    <main className={offers ? "entrance offers" : "entrance"} id="main">
      <header className="entrance-head">
        <p className="mark">组工</p>
        <LanguageSwitch />
      </header>
      <div className="entrance-say">
        <h1>{t("product")}</h1>
        <p className="mut">{t("productNote")}</p>
      </div>
      <section className="entrance-form" aria-label={t("signInTitle")}>
        <SignInForm command={command} />
      </section>
      {offers && <DemoAccounts accounts={accounts} onEnter={(name) => command.send({ name, password })} />}
    </main>
  );
}

/** Only addresses of our own: a link from elsewhere must not lead out of here after signing in. */
function goal(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])/.test(to) ? to : "/";
}

function LanguageSwitch() {
  const { language, setLanguage } = useLanguage();
  const other = language === "zh" ? "en" : "zh";
  return (
    <Button kind="text" small lang={other === "zh" ? "zh-CN" : "en"} onClick={() => setLanguage(other)}>
      {other === "zh" ? "中文" : "English"}
    </Button>
  );
}

function SignInForm({
  command,
}: {
  command: ReturnType<typeof useCommand<typeof signIn.input, typeof signIn.output>>;
}) {
  const t = useText(accountMessages);
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  return (
    <Form
      label={t("signIn")}
      errors={command.fieldErrors}
      refusal={command.refusal?.words}
      labels={{ name: t("signInName"), password: t("password") }}
      onSend={() => command.send({ name, password })}
    >
      <TextField
        name="name"
        label={t("signInName")}
        value={name}
        onChange={setName}
        autoComplete="username"
        spellCheck={false}
      />
      <TextField
        name="password"
        type="password"
        label={t("password")}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <Button kind="pri" type="submit" full pending={command.pending}>
        {t("signIn")}
      </Button>
      <p className="sm mut">{t("forgotten")}</p>
    </Form>
  );
}

interface DemoAccountsProps {
  accounts: readonly { name: string; role: { zh: string; en: string }; body: string | null }[];
  onEnter: (name: string) => void;
}

function DemoAccounts({ accounts, onEnter }: DemoAccountsProps) {
  const t = useText(accountMessages);
  const say = useWords();
  return (
    <section className="entrance-offers" aria-label={t("demoTitle")}>
      <h2>{t("demoTitle")}</h2>
      <p className="sm mut">{t("demoNote")}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.name}>
            <button
              type="button"
              onClick={() => onEnter(account.name)}
              aria-label={t("enterAs", { role: `${say(account.role)} ${account.body ?? ""}`.trim() })}
            >
              <span className="b">{say(account.role)}</span>
              <span className="mut sm">{account.body ?? t("installation")}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
