import { type ReactNode, useState } from "react";
import { useMay } from "#ui/account/me.tsx";
import { call } from "#ui/api/call.ts";
import { asProblem, type Problem } from "#ui/api/problem.ts";
import { useRefresh } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { Select } from "#ui/form/select.tsx";
import { TextField } from "#ui/form/text-field.tsx";
import { useLanguage, useText } from "#ui/language/language.tsx";
import type { SourceKind } from "#ui/mark/source-tag.tsx";
import { Dialog } from "#ui/overlay/dialog.tsx";
import { Facts } from "#ui/page/facts.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { type Fact, revealField, type Source } from "../file.contract.ts";
import { peopleMessages } from "../messages.ts";
import { elementName, elementValue } from "./element-value.ts";

/** The character of a source tag stands for where a fact comes from. */
export function sourceKind(kind: Source["kind"]): SourceKind {
  return kind === "archive" ? "file" : kind;
}

export function sourceText(source: Source): string {
  return [source.title, source.dated].filter(Boolean).join(" ");
}

interface FactsSheetProps {
  personId: string;
  facts: readonly Fact[];
  note: string;
  aside: ReactNode;
}

/** Every fact with its source; a masked number is shown for a purpose, one at a time. */
export function FactsSheet({ personId, facts, note, aside }: FactsSheetProps) {
  const t = useText(peopleMessages);
  const { language } = useLanguage();
  const mayReveal = useMay("people.reveal");
  const [asked, ask] = useState<string>();
  const [shown, setShown] = useState<Record<string, string>>({});
  return (
    <Sheet title={t("basicFacts")} note={note} aside={aside} space="list">
      <Facts
        label={t("basicFacts")}
        facts={facts.map((fact) => ({
          key: fact.element,
          label: elementName(fact.element, language),
          value: (
            <>
              {shown[fact.element] ?? elementValue(fact.element, fact.value, language)}
              {fact.revealable && mayReveal && shown[fact.element] === undefined && (
                <Button
                  kind="text"
                  small
                  aria-label={`${t("show")} ${elementName(fact.element, language)}`}
                  onClick={() => ask(fact.element)}
                >
                  {t("show")}
                </Button>
              )}
            </>
          ),
          source: { kind: sourceKind(fact.source.kind), text: sourceText(fact.source) },
        }))}
      />
      <Dialog open={asked !== undefined} title={t("showWhy")} onClose={() => ask(undefined)}>
        <RevealForm
          personId={personId}
          field={asked === "phone" ? "phone" : "identity_number"}
          onShown={(value) => {
            setShown({ ...shown, [asked ?? ""]: value });
            ask(undefined);
          }}
        />
      </Dialog>
    </Sheet>
  );
}

interface RevealFormProps {
  personId: string;
  field: "identity_number" | "phone";
  onShown: (value: string) => void;
}

const SEALED_AFTER_MS = 2500;

/** One person, one field, one purpose. */
function RevealForm({ personId, field, onShown }: RevealFormProps) {
  const t = useText(peopleMessages);
  const [why, setWhy] = useState<"identity-check" | "contact">("identity-check");
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<Problem>();
  const refresh = useRefresh();
  async function reveal() {
    try {
      const { value } = await call(revealField, {
        personId: personId as never,
        field,
        why,
        ...(note !== "" && { note }),
      });
      onShown(value ?? "—");
      // The look is listed once it is sealed, within a second or two.
      setTimeout(() => refresh("people.read-looks"), SEALED_AFTER_MS);
    } catch (error) {
      setProblem(asProblem(error));
    }
  }
  return (
    <Form
      label={t("showWhy")}
      onSend={() => void reveal()}
      errors={problem?.fields}
      refusal={problem && problem.fields.length === 0 ? problem.words : undefined}
      labels={{ note: t("showNote") }}
    >
      <Select
        name="why"
        label={t("showWhy")}
        value={why}
        options={[
          { value: "identity-check", label: t("showWhyIdentity") },
          { value: "contact", label: t("showWhyContact") },
        ]}
        onChange={(chosen) => setWhy(chosen ?? "identity-check")}
      />
      <TextField name="note" label={t("showNote")} optional value={note} onChange={setNote} maxLength={200} />
      <p className="sm mut">{t("showRecorded")}</p>
      <Button kind="pri" type="submit">
        {t("showNow")}
      </Button>
    </Form>
  );
}
