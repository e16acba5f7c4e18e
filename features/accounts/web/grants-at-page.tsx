import { useLook } from "#ui/api/use-look.ts";
import { Toggle } from "#ui/form/checkbox.tsx";
import { useText } from "#ui/language/language.tsx";
import { useAddressState } from "#ui/page/link.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { listGrantsAt } from "../grants.contract.ts";
import { administrationMessages } from "./administration-messages.ts";
import { GrantsTable } from "./grants-block.tsx";
import { PlaceField } from "./place-field.tsx";

/** Who holds which role for a body today, also by a grant above it. */
export function GrantsAtPage() {
  const t = useText(administrationMessages);
  const [address, change] = useAddressState();
  const { body, bodyName, reach } = address;
  return (
    <>
      <PageHead title={t("grantsAt")} crumbs={[{ label: t("accounts"), to: "/accounts" }]}>
        <span className="mut">{t("grantsAtNote")}</span>
      </PageHead>
      <div className="filters">
        <div className="row wide">
          <PlaceField
            name="body"
            label={t("chooseBody")}
            value={body === undefined ? undefined : { value: body, label: bodyName ?? body }}
            onChange={(place) => change({ body: place?.value, bodyName: place?.label })}
          />
          <Toggle
            name="here"
            label={t("onlyHere")}
            on={reach === "here"}
            onChange={(here) => change({ reach: here ? "here" : undefined })}
          />
        </div>
      </div>
      {body !== undefined && <GrantsAt body={body} reach={reach === "here" ? "here" : "above"} />}
    </>
  );
}

function GrantsAt({ body, reach }: { body: string; reach: "here" | "above" }) {
  const t = useText(administrationMessages);
  const look = useLook(listGrantsAt, { body, reach }, { keepFormer: true });
  if (look.problem)
    return <NotReached title={t("accountsUnread")} problem={look.problem} onAgain={look.again} />;
  if (!look.data) return <Loading rows={4} what={t("grants")} />;
  return <GrantsTable grants={look.data.grants} empty={t("noneAt")} withAccount />;
}
