import { useMay } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { useText } from "#ui/language/language.tsx";
import { Status, type StatusKind } from "#ui/mark/status.tsx";
import { ButtonLink, TextLink } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { DataTable } from "#ui/table/data-table.tsx";
import { listRequests, type RequestLine } from "../request.contract.ts";
import { FigureTurns } from "./figure-turns.tsx";
import { requestMessages } from "./request-messages.ts";

export const STATE_KINDS: Readonly<Record<RequestLine["state"], StatusKind>> = {
  asked: "now",
  answered: "ok",
  refused: "stop",
  withdrawn: "idle",
};

/** Hours to one digit. */
export function hoursOf(minutes: number): string {
  return (minutes / 60).toLocaleString("en", { maximumFractionDigits: 1 });
}

/** Every request that covers one's bodies, with what it spared. */
export function RequestsPage() {
  const t = useText(requestMessages);
  const mayAsk = useMay("statistics.ask");
  const look = useLook(listRequests, {});
  return (
    <>
      <PageHead
        title={t("requests")}
        actions={
          mayAsk && (
            <ButtonLink kind="pri" to="/statistics/requests/new">
              {t("new")}
            </ButtonLink>
          )
        }
      >
        <span className="mut">{t("note")}</span>
      </PageHead>
      <FigureTurns />
      {look.problem && <NotReached title={t("unread")} problem={look.problem} onAgain={look.again} />}
      {!look.data && !look.problem && <Loading rows={6} what={t("requests")} />}
      {look.data && <RequestsTable requests={look.data.requests} />}
    </>
  );
}

function RequestsTable({ requests }: { requests: readonly RequestLine[] }) {
  const t = useText(requestMessages);
  return (
    <DataTable<RequestLine>
      label={t("requests")}
      rows={requests}
      rowKey={({ requestId }) => requestId}
      empty={t("none")}
      columns={[
        {
          key: "title",
          title: t("title"),
          cell: ({ requestId, title }) => (
            <TextLink to={`/statistics/requests/${requestId}`}>{title}</TextLink>
          ),
        },
        { key: "body", title: t("body"), cell: ({ body }) => body.name },
        { key: "by", title: t("by"), width: 130, cell: ({ askedBy }) => askedBy },
        { key: "when", title: t("when"), width: 110, cell: ({ askedAt }) => askedAt.slice(0, 10) },
        {
          key: "state",
          title: t("state"),
          width: 150,
          cell: ({ state }) => <Status kind={STATE_KINDS[state]}>{t(state)}</Status>,
        },
        {
          key: "spared",
          title: t("spared"),
          width: 210,
          cell: ({ bodies, minutesEach }) =>
            bodies !== null && t("sparedOf", { bodies, hours: hoursOf(bodies * minutesEach) }),
        },
      ]}
    />
  );
}
