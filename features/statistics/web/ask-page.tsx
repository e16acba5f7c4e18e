import { useState } from "react";
import { useMe } from "#ui/account/me.tsx";
import { useCommand } from "#ui/api/use-command.ts";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { NumberField } from "#ui/form/number-field.tsx";
import { Select } from "#ui/form/select.tsx";
import { TextArea, TextField } from "#ui/form/text-field.tsx";
import { useText } from "#ui/language/language.tsx";
import { useAddressState, useGo } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Question } from "../question.contract.ts";
import { askFigures } from "../request.contract.ts";
import { FigureTurns } from "./figure-turns.tsx";
import { inputOf, questionOf } from "./question-address.ts";
import { requestMessages } from "./request-messages.ts";
import "./review.css";

/** What is asked for most; any other table is made on the page of tables and taken from there. */
const READY = {
  byAge: { rows: "body", columns: "birth_date.age", where: "member_type:1,2" },
  bySex: { rows: "body", columns: "sex", where: "member_type:1,2" },
  byEducation: { rows: "body", columns: "education.first.1", where: "member_type:1,2" },
  branches: { fact: "body", rows: "body", columns: "kind" },
} as const;

const USUAL_MINUTES = 20;

/** What was typed, the table that is asked for, and the way to send both. */
function useAsking() {
  const { body } = useMe();
  const go = useGo();
  const [address] = useAddressState();
  const isGiven = address["rows"] !== undefined;
  const [draft, setDraft] = useState({ title: "", reason: "", basis: "" });
  const [ready, setReady] = useState<keyof typeof READY | "own">(isGiven ? "own" : "byAge");
  const [minutes, setMinutes] = useState<number | undefined>(USUAL_MINUTES);
  const command = useCommand(askFigures, {
    onDone: ({ requestId }) => go(`/statistics/requests/${requestId}`),
  });
  const bodyId = address["body"] ?? body.id;
  const question = ready === "own" ? questionOf(address, bodyId) : Question.parse(READY[ready]);
  const own = isGiven ? (["own"] as const) : [];
  function send() {
    const asked = inputOf({ ...question, body: bodyId });
    command.send({ ...draft, bodyId, question: asked, minutesEach: minutes ?? 0 });
  }
  const kinds = [...own, ...(Object.keys(READY) as (keyof typeof READY)[])];
  return { body, draft, setDraft, ready, setReady, minutes, setMinutes, command, kinds, send };
}

/** One form for a question from above, in the place of one for every branch. */
export function AskPage() {
  const t = useText(requestMessages);
  const { body, draft, setDraft, ready, setReady, minutes, setMinutes, command, kinds, send } = useAsking();
  const text = (name: keyof typeof draft) => ({
    name,
    label: t(name),
    value: draft[name],
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
  });
  return (
    <>
      <PageHead title={t("new")} crumbs={[{ label: t("requests"), to: "/statistics/requests" }]}>
        <span className="mut">{t("below", { name: body.name })}</span>
      </PageHead>
      <FigureTurns />
      <Form
        label={t("new")}
        className="form asking"
        errors={command.fieldErrors}
        refusal={command.refusal?.words}
        labels={{ title: t("title"), reason: t("reason"), basis: t("basis"), minutesEach: t("minutes") }}
        onSend={send}
      >
        <TextField {...text("title")} />
        <Select
          name="question"
          label={t("question")}
          value={ready}
          options={kinds.map((value) => ({ value, label: t(value) }))}
          onChange={(value) => value !== undefined && setReady(value)}
        />
        <TextArea {...text("reason")} rows={3} />
        <TextField {...text("basis")} hint={t("basisHint")} />
        <NumberField
          name="minutesEach"
          label={t("minutes")}
          unit={t("minutesUnit")}
          hint={t("minutesHint")}
          min={1}
          max={480}
          value={minutes}
          onChange={setMinutes}
        />
        <Button kind="pri" type="submit" pending={command.pending}>
          {t("send")}
        </Button>
      </Form>
    </>
  );
}
