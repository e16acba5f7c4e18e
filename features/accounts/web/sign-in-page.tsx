import { useState } from "react";
import { useSession } from "#ui/account/session.ts";
import { useCommand } from "#ui/api/use-command.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { useAddressState } from "#ui/page/link.tsx";
import { readSignInPage, signIn } from "../contract.ts";
import { accountMessages } from "../messages.ts";

/** Who are you: name and password, and in a demonstration one press for each role. */
export function SignInPage() {
  const t = useText(accountMessages);
  const session = useSession();
  const [address] = useAddressState();
  const page = useLook(readSignInPage, {});
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const command = useCommand(signIn, {
    onDone: () => session.begin(address["to"] ?? "/"),
    refreshes: [],
  });
  return (
    <main className="entrance" id="main">
      <div>
        <p className="mark">组工</p>
        <h1>{t("product")}</h1>
        <p className="mut">{t("productNote")}</p>
      </div>
      <div className="sheet">
        <div className="pad">
          <h2>{t("signInTitle")}</h2>
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
          </Form>
          {page.data?.demo && page.data.password !== null && (
            <DemoAccounts
              accounts={page.data.accounts}
              onEnter={(account) => command.send({ name: account, password: page.data?.password ?? "" })}
            />
          )}
        </div>
      </div>
    </main>
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
    <>
      <p className="sm mut">{t("demoNote")}</p>
      <ul className="who">
        {accounts.map((account) => (
          <li key={account.name}>
            <Button
              full
              onClick={() => onEnter(account.name)}
              aria-label={t("enterAs", { role: say(account.role) })}
            >
              <span>{say(account.role)}</span>
              <span className="dim sm">{account.body ?? ""}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
