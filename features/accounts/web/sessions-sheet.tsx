import { formatMoment } from "#foundation/messages/format.ts";
import { useCommand } from "#ui/api/use-command.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { useText } from "#ui/language/language.tsx";
import { Tag } from "#ui/mark/status.tsx";
import { Sheet } from "#ui/page/sheet.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { endMySession, listMySessions, type SessionView } from "../contract.ts";
import { accountMessages } from "../messages.ts";
import { nameDevice } from "./name-device.ts";

/** Where the account is signed in; each of the others can be ended from here. */
export function SessionsSheet() {
  const t = useText(accountMessages);
  const look = useLook(listMySessions, {}, { freshFor: 5000 });
  const command = useCommand(endMySession, { refreshes: [listMySessions.name] });
  return (
    <Sheet title={t("sessions")} note={t("sessionsNote")} space="list">
      {look.problem && <NotReached title={t("sessionsUnread")} problem={look.problem} onAgain={look.again} />}
      {!look.data && !look.problem && <Loading rows={2} what={t("sessions")} />}
      <ul className="rows">
        {look.data?.sessions.map((session) => (
          <SessionLine
            key={session.sessionId}
            session={session}
            onEnd={() => command.send({ sessionId: session.sessionId })}
          />
        ))}
      </ul>
    </Sheet>
  );
}

function SessionLine({ session, onEnd }: { session: SessionView; onEnd: () => void }) {
  const t = useText(accountMessages);
  return (
    <li>
      <span>
        <span className="b">{nameDevice(session.device) ?? t("unknownDevice")}</span>
        {session.address !== null && <span className="dim sm"> {session.address}</span>}
        <br />
        <span className="mut sm">
          {t("since", { at: formatMoment(session.madeAt), used: formatMoment(session.seenAt) })}
        </span>
      </span>
      <span className="end">
        {session.current ? (
          <Tag kind="accent">{t("thisOne")}</Tag>
        ) : (
          <Button small onClick={onEnd}>
            {t("endSession")}
          </Button>
        )}
      </span>
    </li>
  );
}
