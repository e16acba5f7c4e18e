import type { z } from "zod";
import { SESSION_KEY } from "#ui/account/session.ts";
import { useMe } from "#ui/account/me.tsx";
import { useCommand } from "#ui/api/use-command.ts";
import { useAppearance } from "#ui/appearance/appearance.ts";
import { RadioGroup } from "#ui/form/radio-group.tsx";
import { Select } from "#ui/form/select.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { Status } from "#ui/mark/status.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { readMe, setPreferences } from "../contract.ts";
import { accountMessages } from "../messages.ts";

type Choice = z.input<typeof setPreferences.input>;

/** Language, size, theme and the body to start with. Each choice holds at once and is kept with the account. */
export function PreferencesSheet() {
  const t = useText(accountMessages);
  const me = useMe();
  const { language, setLanguage } = useLanguage();
  const { theme, size, setTheme, setSize } = useAppearance();
  const command = useCommand(setPreferences, { refreshes: [SESSION_KEY[0], readMe.name] });
  const keep = (choice: Choice) => command.send(choice);
  return (
    <Sheet title={t("preferences")} note={t("preferencesNote")} aside={<Saved command={command} />}>
      <div className="form">
        <RadioGroup
          name="language"
          label={t("language")}
          look="strip"
          value={language}
          options={[
            { value: "zh", label: <span lang="zh-CN">中文</span> },
            { value: "en", label: <span lang="en">English</span> },
          ]}
          onChange={(wanted) => (setLanguage(wanted), keep({ language: wanted }))}
        />
        <RadioGroup
          name="textSize"
          label={t("textSize")}
          look="strip"
          value={size}
          options={[
            { value: "normal", label: t("normal") },
            { value: "large", label: t("large") },
          ]}
          onChange={(wanted) => (setSize(wanted), keep({ textSize: wanted }))}
        />
        <RadioGroup
          name="theme"
          label={t("theme")}
          look="strip"
          value={theme}
          options={[
            { value: "light", label: t("light") },
            { value: "dark", label: t("dark") },
          ]}
          onChange={(wanted) => (setTheme(wanted), keep({ theme: wanted }))}
        />
        {me.bodies.length > 1 && (
          <Select
            name="homeBody"
            label={t("homeBody")}
            value={me.homeBody.id}
            options={me.bodies.map((body) => ({ value: body.id, label: body.name }))}
            onChange={(homeBody) => homeBody !== undefined && keep({ homeBody })}
          />
        )}
      </div>
    </Sheet>
  );
}

function Saved({ command }: { command: { done: unknown; refusal: unknown; pending: boolean } }) {
  const t = useText(accountMessages);
  const failed = command.refusal !== undefined;
  return (
    <span role="status">
      {failed && <Status kind="stop">{t("notSaved")}</Status>}
      {!failed && command.done !== undefined && !command.pending && <Status kind="ok">{t("saved")}</Status>}
    </span>
  );
}
