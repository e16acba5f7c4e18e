import { useState } from "react";
import { formatMoment } from "#foundation/messages/format.ts";
import { useCommand } from "#ui/api/use-command.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { TextArea } from "#ui/form/text-field.tsx";
import { useText } from "#ui/language/language.tsx";
import { Status } from "#ui/mark/status.tsx";
import { Facts } from "#ui/page/facts.tsx";
import { useGo, usePathPart } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Block, Sheet } from "#ui/page/sheet.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { pivotOf } from "../pivot.rules.ts";
import { type FigureRequest, readRequest, settleRequest } from "../request.contract.ts";
import { CountedTable } from "./counted-table.tsx";
import { FigureTurns } from "./figure-turns.tsx";
import { requestMessages } from "./request-messages.ts";
import { hoursOf, STATE_KINDS } from "./requests-page.tsx";
import "./statistics.css";

/** One request: what was asked and why, what it spared, and the answer. */
export function RequestPage() {
  const t = useText(requestMessages);
  const requestId = usePathPart("requestId");
  const look = useLook(readRequest, { requestId });
  const request = look.data;
  return (
    <>
      <PageHead
        title={request?.title ?? t("request")}
        crumbs={[{ label: t("requests"), to: "/statistics/requests" }]}
      >
        {request && <Status kind={STATE_KINDS[request.state]}>{t(request.state)}</Status>}
      </PageHead>
      <FigureTurns />
      {look.problem && <NotReached title={t("unread")} problem={look.problem} onAgain={look.again} />}
      {!request && !look.problem && <Loading rows={6} />}
      {request && (
        <>
          <Told request={request} />
          {request.mayConsent && <Settle request={request} />}
          {request.state === "answered" && <Answer request={request} />}
        </>
      )}
    </>
  );
}

function Told({ request }: { request: FigureRequest }) {
  const t = useText(requestMessages);
  const { bodies, minutesEach, settledBy, settledAt, note } = request;
  const minutes = (bodies ?? 0) * minutesEach;
  return (
    <Sheet title={t("receipt")} space="list">
      <Facts
        label={t("receipt")}
        facts={[
          { key: "body", label: t("body"), value: t("below", { name: request.body.name }) },
          { key: "reason", label: t("reason"), value: request.reason },
          { key: "basis", label: t("basis"), value: request.basis },
          {
            key: "by",
            label: t("by"),
            value: t("settledOf", { by: request.askedBy, at: formatMoment(request.askedAt) }),
          },
          ...(bodies === null
            ? [
                {
                  key: "would",
                  label: t("spared"),
                  value: t("would", { bodies: request.wouldAsk, each: minutesEach }),
                },
              ]
            : [
                { key: "bodies", label: t("notAsked"), value: <b>{bodies.toLocaleString("en")}</b> },
                {
                  key: "saved",
                  label: t("saved"),
                  value: t("savedOf", { minutes, hours: hoursOf(minutes), bodies, each: minutesEach }),
                },
              ]),
          ...(settledBy !== null && settledAt !== null
            ? [
                {
                  key: "settled",
                  label: t("settled"),
                  value: t("settledOf", { by: settledBy, at: formatMoment(settledAt) }),
                },
              ]
            : []),
          ...(note === null ? [] : [{ key: "note", label: t("remark"), value: note }]),
        ]}
      />
    </Sheet>
  );
}

function Settle({ request }: { request: FigureRequest }) {
  const t = useText(requestMessages);
  const [note, setNote] = useState("");
  const command = useCommand(settleRequest);
  const send = (agree: boolean) =>
    command.send({
      requestId: request.requestId,
      agree,
      version: request.version,
      ...(note.trim() !== "" && { note }),
    });
  return (
    <Block title={t("settle")}>
      <Form
        label={t("settle")}
        errors={command.fieldErrors}
        refusal={command.refusal?.words}
        onSend={() => send(true)}
      >
        <TextArea name="note" label={t("why")} optional rows={2} value={note} onChange={setNote} />
        <p className="row">
          <Button kind="pri" type="submit" pending={command.pending}>
            {t("agree")}
          </Button>
          <Button onClick={() => send(false)} pending={command.pending}>
            {t("refuse")}
          </Button>
        </p>
      </Form>
    </Block>
  );
}

function Answer({ request }: { request: FigureRequest }) {
  const t = useText(requestMessages);
  const { answer, question } = request;
  const go = useGo();
  if (answer === null) return <p className="mut">{t("wholeOnly")}</p>;
  const pivot = pivotOf({ ...answer, opens: false });
  return (
    <Block title={t("answer")} note={t("answerAt", { at: formatMoment(answer.at) })}>
      <CountedTable
        pivot={pivot}
        question={question}
        cell={undefined}
        change={(next) => go(`/statistics?${addressText(next)}`)}
        label={request.title}
      />
    </Block>
  );
}

/** Where a body in the answer leads: the same table of that body, counted now. */
function addressText(next: Record<string, string | undefined>): string {
  const said = Object.entries(next).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return new URLSearchParams(said).toString();
}
