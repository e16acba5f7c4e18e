import { useState } from "react";
import { TextField } from "#ui/form/text-field.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import { useAddressState } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { Button } from "#ui/form/button.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { CODE_LISTS, type CodeListId, ELEMENTS, findCodeList } from "../contract.ts";
import { dictionaryMessages } from "../messages.ts";

type Element = (typeof ELEMENTS)[number];

const TYPE = {
  text: "text",
  code: "coded",
  date: "date",
  number: "number",
  body: "body",
  identity: "identity",
  phone: "phone",
} as const;

/** Every fact of the product, defined once: what it is called, how it is written, how it is protected. */
export function DictionaryPage() {
  const t = useText(dictionaryMessages);
  const [address] = useAddressState();
  const [text, setText] = useState("");
  const list = address["list"];
  const found = ELEMENTS.filter((element) => matches(element, text.trim().toLowerCase()));
  return (
    <>
      <PageHead title={t("dictionary")}>
        <span className="mut">
          {t("count", { elements: ELEMENTS.length, lists: Object.keys(CODE_LISTS).length })}
        </span>
      </PageHead>
      <p className="mut">{t("note")}</p>
      <div className="filters find">
        <TextField
          name="find"
          type="search"
          label={t("find")}
          value={text}
          onChange={setText}
          maxLength={40}
        />
      </div>
      {list !== undefined && <CodeListBlock id={list} />}
      <ElementTable elements={found} />
    </>
  );
}

function matches(element: Element, text: string): boolean {
  if (text === "") return true;
  return [element.code, element.name.zh, element.name.en.toLowerCase(), ...element.synonyms].some((word) =>
    word.includes(text),
  );
}

function ElementTable({ elements }: { elements: readonly Element[] }) {
  const t = useText(dictionaryMessages);
  const { language } = useLanguage();
  const [, change] = useAddressState();
  return (
    <DataTable
      label={t("dictionary")}
      dense
      rows={elements}
      rowKey={(element) => element.code}
      empty={t("none")}
      columns={[
        { key: "name", title: t("name"), cell: (element) => <b>{element.name[language]}</b> },
        { key: "code", title: t("code"), cell: (element) => <span className="mono">{element.code}</span> },
        {
          key: "type",
          title: t("type"),
          cell: (element) => <span className="nw">{t(TYPE[element.type])}</span>,
        },
        {
          key: "codes",
          title: t("codeList"),
          cell: (element) =>
            "codes" in element && element.codes !== undefined ? (
              <Button kind="text" small onClick={() => change({ list: element.codes })}>
                {findCodeList(element.codes)?.name[language] ?? element.codes}
              </Button>
            ) : (
              "—"
            ),
        },
        {
          key: "standard",
          title: t("standard"),
          cell: (element) => (
            <span className="nw">{"standard" in element ? (element.standard ?? "—") : "—"}</span>
          ),
        },
        {
          key: "class",
          title: t("protection"),
          cell: (element) => <span className="nw">{t(element.class)}</span>,
        },
        {
          key: "headers",
          title: t("headers"),
          cell: (element) => <span className="sm mut">{element.synonyms.slice(0, 6).join("、")}</span>,
        },
      ]}
    />
  );
}

/** One code list with every code and its word. */
function CodeListBlock({ id }: { id: string }) {
  const t = useText(dictionaryMessages);
  const { language } = useLanguage();
  const list = findCodeList(id as CodeListId);
  if (!list) return null;
  return (
    <Block
      title={list.name[language]}
      note={`${list.standard ?? ""} ${t("entries", { count: list.entries.length })}`}
    >
      <ul className="inline">
        {list.entries.map((entry) => (
          <li key={entry.code}>
            <span className="mono dim">{entry.code}</span> {entry.name[language]}
          </li>
        ))}
      </ul>
    </Block>
  );
}
