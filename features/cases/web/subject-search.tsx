import { useEffect, useState } from "react";
import type { z } from "zod";
import { codeName } from "#features/dictionary/contract.ts";
import { findPerson } from "#features/people/contract.ts";
import { useMay } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useLanguage, useText, useWords } from "#ui/language/language.tsx";
import { ButtonLink, TextLink } from "#ui/page/link.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { findSubjects } from "../choices.contract.ts";
import { listMessages } from "./list-messages.ts";

export type Subject = z.infer<typeof findSubjects.output>["people"][number];

const PAUSE_MS = 250;
/** Fewer characters find half the city. */
const FEWEST = 2;

interface SubjectSearchProps {
  procedure: string;
  /** Whom the reader came from: the name is typed already. */
  personId: string | undefined;
  onChoose: (subject: Subject) => void;
}

/** People by name; who may not be chosen stands there too, with the reason. */
export function SubjectSearch({ procedure, personId, onChoose }: SubjectSearchProps) {
  const t = useText(listMessages);
  const known = useKnownName(personId);
  const [typed, setTyped] = useState<string>();
  const text = typed ?? known;
  const asked = useRested(text);
  const enabled = [...asked].length >= FEWEST;
  const look = useLook(findSubjects, { procedure, text: asked }, { enabled, keepFormer: true });
  const people = enabled ? look.data?.people : undefined;
  return (
    <div className="stack tight">
      <div className="subject-name">
        <TextField
          name="text"
          type="search"
          label={t("forWhom")}
          hint={t("forWhomHint")}
          value={text}
          maxLength={40}
          autoComplete="off"
          onChange={setTyped}
        />
      </div>
      {people !== undefined && people.length > 0 && <SubjectTable people={people} onChoose={onChoose} />}
      {people?.length === 0 && <NobodyFound />}
      {!enabled && text.trim() !== "" && <p className="mut">{t("moreOfName")}</p>}
    </div>
  );
}

/** The name of whom the reader came from; "" when from nowhere. */
function useKnownName(personId: string | undefined): string {
  const enabled = personId !== undefined;
  return useLook(findPerson, { personId: (personId ?? "") as never }, { enabled }).data?.name ?? "";
}

function NobodyFound() {
  const t = useText(listMessages);
  const mayWrite = useMay("people.write");
  return (
    <p className="mut">
      {t("notFound")}。{mayWrite && <TextLink to="/people">{t("addPerson")}</TextLink>}
    </p>
  );
}

function SubjectTable({
  people,
  onChoose,
}: {
  people: readonly Subject[];
  onChoose: (one: Subject) => void;
}) {
  const t = useText(listMessages);
  const say = useWords();
  const { language } = useLanguage();
  return (
    <DataTable<Subject>
      label={t("forWhom")}
      dense
      rows={people}
      rowKey={(one) => one.personId}
      columns={[
        { key: "name", title: t("person"), width: 120, cell: (one) => one.name },
        {
          key: "type",
          title: t("state"),
          width: 130,
          cell: (one) => codeName("member_type", one.memberType, language),
        },
        { key: "body", title: t("body"), cell: (one) => one.bodyName },
        {
          key: "choose",
          title: t("because"),
          cell: (one) =>
            one.mayNot === null ? (
              <Button small kind="pri" onClick={() => onChoose(one)}>
                {t("choose", { name: one.name })}
              </Button>
            ) : (
              <span className="row wrap">
                <span className="mut">{say(one.mayNot)}</span>
                {one.caseId !== null && (
                  <ButtonLink small to={`/cases/${one.caseId}`}>
                    {t("openExisting")}
                  </ButtonLink>
                )}
              </span>
            ),
        },
      ]}
    />
  );
}

/** The text after the typing hand has rested. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
