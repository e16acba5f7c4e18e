import { useMe } from "#ui/account/me.tsx";
import { Glyph } from "#ui/glyph.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { Menu, type MenuItem } from "#ui/overlay/menu.tsx";
import { TextLink } from "#ui/page/link.tsx";
import type { PageEntry } from "#ui/page/page-entry.ts";
import { shellMessages } from "../messages.ts";
import { CommandBox } from "./command-box.tsx";
import { usePreferences } from "./use-preferences.ts";

export interface TopBarProps {
  pages: readonly PageEntry[];
  onSignOut: () => void;
}

/** Body at the left, command box in the middle, type size, language, help and account at the right. */
export function TopBar({ pages, onSignOut }: TopBarProps) {
  const t = useText(shellMessages);
  const { language, choose } = usePreferences();
  const help = pages.some((page) => page.path === "/help");
  return (
    <header className="top">
      <BodySwitcher />
      <CommandBox pages={pages} />
      <SizeSwitch />
      <button
        type="button"
        className="tool"
        lang={language === "zh" ? "en" : "zh-CN"}
        onClick={() => choose({ language: language === "zh" ? "en" : "zh" })}
      >
        {language === "zh" ? "EN" : "中文"}
      </button>
      {help && (
        <TextLink to="/help" className="tool">
          {t("help")}
        </TextLink>
      )}
      <AccountMenu onSignOut={onSignOut} />
    </header>
  );
}

/** 大字版: on every page, one press. */
export function SizeSwitch() {
  const t = useText(shellMessages);
  const { size, choose } = usePreferences();
  const large = size === "large";
  return (
    <button
      type="button"
      className="tool end"
      aria-pressed={large}
      onClick={() => choose({ textSize: large ? "normal" : "large" })}
    >
      {large ? t("normal") : t("large")}
    </button>
  );
}

function BodySwitcher() {
  const t = useText(shellMessages);
  const me = useMe();
  if (me.bodies.length < 2) return <span className="b nw">{me.body.name}</span>;
  const items = me.bodies.map(
    (body): MenuItem => ({
      key: body.id,
      label: body.name,
      checked: body.id === me.body.id,
      onChoose: () => me.setBody(body),
    }),
  );
  return (
    <Menu
      className="tool row body"
      label={t("body", { name: me.body.name })}
      items={items}
      button={
        <>
          <span className="b">{me.body.name}</span>
          <Glyph name="down" />
        </>
      }
    />
  );
}

function AccountMenu({ onSignOut }: { onSignOut: () => void }) {
  const t = useText(shellMessages);
  const say = useWords();
  const me = useMe();
  const { theme, choose } = usePreferences();
  const items: MenuItem[] = [
    {
      key: "light",
      label: t("light"),
      checked: theme === "light",
      onChoose: () => choose({ theme: "light" }),
    },
    { key: "dark", label: t("dark"), checked: theme === "dark", onChoose: () => choose({ theme: "dark" }) },
    { key: "out", label: t("signOut"), parted: true, onChoose: onSignOut },
  ];
  return (
    <Menu
      className="tool row"
      label={t("account", { name: `${me.name} ${say(me.role)}` })}
      align="end"
      items={items}
      button={
        <>
          {me.name}
          <span className="dim">{say(me.role)}</span>
          <Glyph name="down" />
        </>
      }
    />
  );
}
