import { useState } from "react";
import type { z } from "zod";
import { formatNumber } from "#foundation/messages/messages.ts";
import { useMay, useMe } from "#ui/account/me.tsx";
import { useCommand } from "#ui/api/use-command.ts";
import { useLook } from "#ui/api/use-look.ts";
import { Button } from "#ui/form/button.tsx";
import { Form } from "#ui/form/form.tsx";
import { NumberField } from "#ui/form/number-field.tsx";
import { Select } from "#ui/form/select.tsx";
import { useText } from "#ui/language/language.tsx";
import { TextLink, useAddressState } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Block } from "#ui/page/sheet.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { type Column, DataTable } from "#ui/table/data-table.tsx";
import { readPlans } from "../lists.contract.ts";
import { setPlan } from "../moves.contract.ts";
import { CaseTurns } from "./case-turns.tsx";
import { listMessages } from "./list-messages.ts";

type Plan = z.infer<typeof readPlans.output>["plans"][number];

/** Only admission is planned by numbers: DEV26 chapter 6. */
const PLANNED = "admission";

/** How many may be admitted in a year, and how many were. */
export function PlanPage() {
  const t = useText(listMessages);
  const { today } = useMe();
  const [address, change] = useAddressState();
  const thisYear = Number(today.slice(0, 4));
  const year = Number(address["year"] ?? thisYear);
  const look = useLook(readPlans, { procedure: PLANNED, year }, { keepFormer: true });
  return (
    <>
      <PageHead title={t("cases")} />
      <CaseTurns />
      <Block
        title={t("planOf", { year: String(year) })}
        note={look.data && t("planUse", { quota: look.data.quota, used: look.data.used })}
        aside={
          <Select
            name="year"
            label={t("year")}
            className="inline-field"
            value={String(year)}
            options={[-1, 0, 1].map((step) => ({
              value: String(thisYear + step),
              label: String(thisYear + step),
            }))}
            onChange={(next) => change({ year: next === String(thisYear) ? undefined : next })}
          />
        }
      >
        {look.problem && <NotReached title={t("planUnread")} problem={look.problem} onAgain={look.again} />}
        {!look.data && !look.problem && <Loading rows={6} />}
        {look.data && <PlanTable plans={look.data.plans} year={year} />}
        <p className="sm mut table-more">{t("planNote")}</p>
      </Block>
    </>
  );
}

function PlanTable({ plans, year }: { plans: readonly Plan[]; year: number }) {
  const t = useText(listMessages);
  const [open, setOpen] = useState<string>();
  const columns = usePlanColumns((plan) => setOpen(open === plan.bodyId ? undefined : plan.bodyId));
  return (
    <DataTable<Plan>
      label={t("plan")}
      dense
      rows={plans}
      rowKey={(plan) => plan.bodyId}
      empty={t("noPlan")}
      columns={columns}
      below={(plan) =>
        open === plan.bodyId ? (
          <QuotaForm plan={plan} year={year} onDone={() => setOpen(undefined)} />
        ) : undefined
      }
    />
  );
}

function usePlanColumns(onSet: (plan: Plan) => void): Column<Plan>[] {
  const t = useText(listMessages);
  const mayKeep = useMay("cases.keep");
  const number = (key: "quota" | "used" | "remaining", cell: Column<Plan>["cell"]): Column<Plan> => ({
    key,
    title: t(key),
    numeric: true,
    width: 100,
    cell,
  });
  return [
    {
      key: "body",
      title: t("body"),
      cell: (plan) => <TextLink to={`/bodies/${plan.bodyId}`}>{plan.bodyName}</TextLink>,
    },
    number("quota", (plan) => formatNumber(plan.quota)),
    number("used", (plan) => (
      <TextLink to={`/cases/all?procedure=${PLANNED}&body=${plan.bodyId}`}>
        {formatNumber(plan.used)}
      </TextLink>
    )),
    number("remaining", (plan) => formatNumber(plan.quota - plan.used)),
    ...(mayKeep
      ? [
          {
            key: "set",
            title: t("change"),
            width: 120,
            cell: (plan: Plan) => (
              <Button kind="text" small onClick={() => onSet(plan)}>
                {t("setQuota")}
              </Button>
            ),
          },
        ]
      : []),
  ];
}

function QuotaForm({ plan, year, onDone }: { plan: Plan; year: number; onDone: () => void }) {
  const t = useText(listMessages);
  const [quota, setQuota] = useState<number | undefined>(plan.quota);
  const command = useCommand(setPlan, { onDone });
  return (
    <Form
      label={t("setQuota")}
      className="form row"
      errors={command.fieldErrors}
      refusal={command.refusal?.words}
      onSend={() =>
        command.send({
          bodyId: plan.bodyId,
          procedure: PLANNED,
          year,
          quota: quota ?? plan.quota,
          version: plan.version,
        })
      }
    >
      <NumberField name="quota" label={t("quota")} min={plan.used} value={quota} onChange={setQuota} />
      <Button kind="pri" type="submit" pending={command.pending}>
        {t("saveQuota")}
      </Button>
    </Form>
  );
}
