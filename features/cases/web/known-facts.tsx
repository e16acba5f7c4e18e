import { type ReactNode, useState } from "react";
import { formatNumber } from "#foundation/messages/messages.ts";
import { Button } from "#ui/form/button.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import type { SourceKind } from "#ui/mark/source-tag.tsx";
import { Facts } from "#ui/page/facts.tsx";
import type { Known } from "../case.contract.ts";
import { caseMessages } from "./case-messages.ts";

/** As many as stand on the first screen under a step with its rules. */
const FIRST = 7;

/** What is known already, each with its source and date; never asked again. */
export function KnownFacts({ known }: { known: readonly Known[] }): ReactNode {
  const t = useText(caseMessages);
  const say = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? known : known.slice(0, FIRST);
  if (known.length === 0) return null;
  return (
    <div className="known">
      <h3>
        {t("known")}{" "}
        <span className="dim note-word">{t("knownCount", { count: formatNumber(known.length) })}</span>
      </h3>
      <Facts
        label={t("known")}
        facts={shown.map((fact) => ({
          key: fact.code,
          label: say(fact.name),
          value: say(fact.text),
          source: {
            kind: kindOf(fact),
            text: [say(fact.source.title), fact.source.dated].filter(Boolean).join(" "),
          },
        }))}
      />
      {known.length > FIRST && (
        <Button kind="text" small onClick={() => setAll(!all)}>
          {all ? t("seeFewer") : t("seeMore", { count: known.length - FIRST })}
        </Button>
      )}
    </div>
  );
}

function kindOf({ source }: Known): SourceKind {
  return source.kind === "archive" ? "file" : source.kind;
}
