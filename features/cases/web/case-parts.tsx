import { useText } from "#ui/language/language.tsx";
import { Tabs } from "#ui/overlay/tabs.tsx";
import { useAddressState } from "#ui/page/link.tsx";
import type { CaseView } from "../case.contract.ts";
import { ArchivePart } from "./archive-part.tsx";
import { paperMessages } from "./paper-messages.ts";
import { PapersPart } from "./papers-part.tsx";
import { TrailPart } from "./trail-part.tsx";

type Part = "trail" | "papers" | "archive";

/** Below the work: what happened, every paper, the archive lists. */
export function CaseParts({ view }: { view: CaseView }) {
  const t = useText(paperMessages);
  const [address, change] = useAddressState();
  const part = partOf(address["part"]);
  return (
    <div className="case-parts">
      <Tabs<Part>
        label={t("parts")}
        value={part}
        onChange={(next) => change({ part: next === "trail" ? undefined : next })}
        tabs={[
          { key: "trail", label: t("trail"), panel: part === "trail" && <TrailPart view={view} /> },
          {
            key: "papers",
            label: t("papers"),
            count: view.papers.length,
            panel: part === "papers" && <PapersPart view={view} />,
          },
          { key: "archive", label: t("archive"), panel: part === "archive" && <ArchivePart view={view} /> },
        ]}
      />
    </div>
  );
}

function partOf(text: string | undefined): Part {
  return text === "papers" || text === "archive" ? text : "trail";
}
