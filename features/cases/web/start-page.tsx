import type { z } from "zod";
import { codeName } from "#features/dictionary/contract.ts";
import { useLook } from "#ui/api/use-look.ts";
import { useLanguage, useText, useWords } from "#ui/language/language.tsx";
import { ButtonLink, TextLink, useAddressState } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { readCatalogue } from "../lists.contract.ts";
import { CaseTurns } from "./case-turns.tsx";
import { listMessages } from "./list-messages.ts";
import { OpenCase } from "./open-case.tsx";

export type CatalogueLine = z.infer<typeof readCatalogue.output>["procedures"][number];

/** What can be done here; choosing one asks only for whom. */
export function StartPage() {
  const t = useText(listMessages);
  const [address] = useAddressState();
  const look = useLook(readCatalogue, {});
  const chosen = look.data?.procedures.find((one) => one.code === address["procedure"]);
  return (
    <>
      <PageHead title={t("cases")} />
      <CaseTurns />
      {look.problem && (
        <NotReached title={t("catalogueUnread")} problem={look.problem} onAgain={look.again} />
      )}
      {!look.problem && !look.data && <Loading rows={4} what={t("catalogue")} />}
      {chosen === undefined ? (
        <div className="stack">
          {look.data?.procedures.map((one) => (
            <CatalogueSheet key={one.code} line={one} />
          ))}
        </div>
      ) : (
        <OpenCase key={chosen.code} line={chosen} personId={address["person"]} />
      )}
    </>
  );
}

function CatalogueSheet({ line }: { line: CatalogueLine }) {
  const t = useText(listMessages);
  const say = useWords();
  const { language } = useLanguage();
  const kinds = line.memberTypes.map((type) => codeName("member_type", type, language));
  return (
    <Sheet
      title={say(line.name)}
      note={say(line.editionName)}
      aside={<span className="dim">{t("runningCount", { count: line.running })}</span>}
    >
      <div className="catalogue-line">
        <div>
          <p>{t("steps", { steps: line.steps, stages: line.stages })}</p>
          <p className="mut">{t("kindsAllowed", { kinds: kinds.join(language === "zh" ? "、" : ", ") })}</p>
          <TextLink to={`/procedures/${line.code}`}>{t("seeRules")}</TextLink>
        </div>
        {line.mayOpen ? (
          <ButtonLink kind="pri" to={`/cases/start?procedure=${line.code}`}>
            {t("startOne", { name: say(line.name) })}
          </ButtonLink>
        ) : (
          <span className="mut sm">{t("mayNotOpen")}</span>
        )}
      </div>
    </Sheet>
  );
}
