import { Suspense, useState } from "react";
import { formatDay, formatWeekday } from "#foundation/messages/format.ts";
import { may, useMe } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { useLanguage, useText, useWords } from "#ui/language/language.tsx";
import { DueList } from "#ui/mark/due-list.tsx";
import { useDueOpener } from "#ui/page/due-opener.ts";
import { ButtonLink } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Empty, Loading, NotReached } from "#ui/page/states.tsx";
import { type Due, readToday } from "../contract.ts";
import { todayMessages } from "../messages.ts";

/** What is due, then nothing more. */
export function TodayPage() {
  const t = useText(todayMessages);
  const { data, problem, again } = useLook(readToday, {});
  if (problem) return <NotReached title={t("unread")} problem={problem} onAgain={again} />;
  if (!data) return <Loading rows={8} what={t("today")} />;
  return (
    <>
      <TodayHead dues={data.dues} later={data.later} />
      {data.dues.length === 0 ? (
        <NothingDue next={data.next} />
      ) : (
        <>
          <Dues dues={data.dues} />
          <p className="sm mut">{t("onlyYours")}</p>
        </>
      )}
    </>
  );
}

/** Rows in the order of their dates; what can be done here opens in its row, the rest leads to its page. */
function Dues({ dues }: { dues: readonly Due[] }) {
  const t = useText(todayMessages);
  const say = useWords();
  const { today } = useMe();
  const openerOf = useDueOpener();
  const [open, setOpen] = useState<string>();
  return (
    <DueList
      label={t("today")}
      today={today}
      items={dues.map((due) => {
        const opener = openerOf(due.key);
        const isOpen = open === due.key;
        return {
          key: due.key,
          ...(due.day !== null && { day: due.day }),
          what: say(due.what),
          why: say(due.why),
          to: due.to,
          action:
            opener === undefined ? (
              <ButtonLink to={due.to} small>
                {say(due.action)}
              </ButtonLink>
            ) : (
              <Button small aria-expanded={isOpen} onClick={() => setOpen(isOpen ? undefined : due.key)}>
                {isOpen ? t("putAway") : say(due.action)}
              </Button>
            ),
          ...(isOpen &&
            opener && {
              opened: (
                <Suspense fallback={<Loading rows={3} what={t("today")} />}>
                  <opener.Opened to={due.to} />
                </Suspense>
              ),
            }),
        };
      })}
    />
  );
}

function TodayHead({ dues, later }: { dues: readonly Due[]; later: number }) {
  const t = useText(todayMessages);
  const { language } = useLanguage();
  const { today } = useMe();
  const late = dues.filter((due) => due.day !== null && due.day < today).length;
  const now = dues.filter((due) => due.day === today).length;
  return (
    <PageHead
      title={t("today")}
      actions={later > 0 && <span className="mut">{t("later", { count: later })}</span>}
    >
      <span className="mut">
        {formatDay(today, language, today)} {formatWeekday(today, language)}
      </span>
      {dues.length > 0 && (
        <span className="mut">
          {t("toDo", { count: dues.length })}
          {late > 0 && (
            <>
              {t("comma")}
              <b className="stop">{t("late", { count: late })}</b>
            </>
          )}
          {now > 0 && `${t("comma")}${t("dueToday", { count: now })}`}
        </span>
      )}
    </PageHead>
  );
}

/** An empty day says the next date and what could be done meanwhile. */
function NothingDue({ next }: { next: { day: string; what: { zh: string; en: string } } | null }) {
  const t = useText(todayMessages);
  const say = useWords();
  const { language } = useLanguage();
  const me = useMe();
  const steps = FIRST_STEPS.filter(([permission]) => may(me, permission));
  return (
    <Empty
      title={t("nothing")}
      {...(steps.length > 0 && {
        action: steps.map(([, to, words]) => (
          <ButtonLink key={to} to={to}>
            {t(words)}
          </ButtonLink>
        )),
      })}
    >
      {next && t("nextIs", { day: formatDay(next.day, language, me.today), what: say(next.what) })}
      {!next && steps.length > 0 && t("firstSteps")}
    </Empty>
  );
}

/** What each kind of account can begin with. */
const FIRST_STEPS = [
  ["rosters.import", "/imports", "importRoster"],
  ["people.read", "/people", "seePeople"],
  ["bodies.read", "/bodies", "seeBodies"],
  ["accounts.read", "/accounts", "seeAccounts"],
  ["audit.read", "/audit", "seeAudit"],
] as const;
