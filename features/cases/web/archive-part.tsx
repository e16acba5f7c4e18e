import type { z } from "zod";
import { useLook } from "#ui/api/use-look.ts";
import { useText, useWords } from "#ui/language/language.tsx";
import { Status } from "#ui/mark/status.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import type { CaseView } from "../case.contract.ts";
import { printFile, readArchive } from "../papers.contract.ts";
import { fileAddress } from "./file-address.ts";
import { paperMessages } from "./paper-messages.ts";

type Archive = z.infer<typeof readArchive.output>;
type Item = Archive["items"][number];

/** The lists by which the file may be kept, beside each other: the long habit and the short one. */
export function ArchivePart({ view }: { view: CaseView }) {
  const t = useText(paperMessages);
  const first = useLook(readArchive, { caseId: view.caseId });
  if (first.problem)
    return <NotReached title={t("archiveUnread")} problem={first.problem} onAgain={first.again} />;
  if (!first.data) return <Loading rows={12} what={t("archive")} />;
  const profiles = first.data.profiles.toSorted((a, b) => b.items - a.items);
  return (
    <div className={profiles.length > 1 ? "against" : undefined}>
      {profiles.map((profile) => (
        <ProfileList key={profile.code} view={view} code={profile.code} all={profiles} />
      ))}
    </div>
  );
}

interface ProfileListProps {
  view: CaseView;
  code: string;
  all: Archive["profiles"];
}

function ProfileList({ view, code, all }: ProfileListProps) {
  const t = useText(paperMessages);
  const say = useWords();
  const look = useLook(readArchive, { caseId: view.caseId, profile: code });
  const profile = all.find((one) => one.code === code);
  if (!look.data || profile === undefined) return <Loading rows={12} what={t("archive")} />;
  const shorter = all.at(-1);
  const longer = code !== shorter?.code;
  return (
    <Block
      title={say(profile.name)}
      note={`${t("items", { count: profile.items })} ${t("complete", { count: look.data.complete })}`}
      aside={
        <a
          className="btn s"
          target="_blank"
          rel="noreferrer"
          href={fileAddress(printFile, { caseId: view.caseId, profile: code })}
        >
          {t("wholeFile")}
        </a>
      }
    >
      <p className="sm mut archive-note">
        {say(profile.note)}
        {longer && ` ${differenceOf(look.data.items)}`}
      </p>
      <ItemTable items={look.data.items} label={say(profile.name)} longer={longer} />
    </Block>
  );

  function differenceOf(items: readonly Item[]): string {
    const count = (flag: Item["flag"]) => items.filter((item) => item.flag === flag).length;
    return t("differenceLine", {
      keep: count("keep"),
      merge: count("merge"),
      derive: count("derive"),
      verify: count("verify"),
    });
  }
}

function ItemTable({ items, label, longer }: { items: readonly Item[]; label: string; longer: boolean }) {
  const t = useText(paperMessages);
  const say = useWords();
  return (
    <DataTable<Item>
      label={label}
      dense
      rows={items}
      rowKey={(item) => item.no}
      columns={[
        { key: "no", title: t("no"), width: 48, cell: (item) => item.no },
        { key: "name", title: t("item"), cell: (item) => say(item.name) },
        ...(longer
          ? [
              {
                key: "becomes",
                title: t("becomes"),
                width: 200,
                cell: (item: Item) => <Becomes item={item} />,
              },
            ]
          : []),
        {
          key: "in",
          title: t("inFile"),
          width: 92,
          cell: (item) => (
            <Status kind={item.complete ? "ok" : "idle"}>{t(item.complete ? "there" : "lacks")}</Status>
          ),
        },
      ]}
    />
  );
}

/** 留 并 算 验: one character says what becomes of an item, the words say it in full. */
function Becomes({ item }: { item: Item }) {
  const t = useText(paperMessages);
  const to = item.goesTo.join("、");
  const words =
    item.flag === "merge" && to !== ""
      ? t("mergeIs", { to })
      : t(item.flag === "derive" ? "deriveIs" : item.flag === "verify" ? "verifyIs" : "keepIs");
  return (
    <span className={`src ${item.flag === "derive" ? "calc" : item.flag === "verify" ? "typed" : ""}`}>
      <i aria-hidden="true">{t(item.flag)}</i>
      <span className="becomes">{words}</span>
    </span>
  );
}
