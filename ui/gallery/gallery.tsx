import { useText } from "#ui/language/language.tsx";
import { PageHead } from "#ui/page/page-head.tsx";
import { ChartParts } from "./chart-parts.tsx";
import { FieldParts } from "./field-parts.tsx";
import { FloatParts } from "./float-parts.tsx";
import { FormPart } from "./form-part.tsx";
import { ListParts } from "./list-parts.tsx";
import { MarkParts } from "./mark-parts.tsx";
import { galleryMessages } from "./messages.ts";
import { MatterParts } from "./matter-parts.tsx";
import { StateParts } from "./state-parts.tsx";
import "./gallery.css";

/** Every part of the design system in every state. */
export function Gallery() {
  const t = useText(galleryMessages);
  return (
    <>
      <PageHead title={t("title")}>
        <span className="mut">{t("note")}</span>
      </PageHead>
      <div className="gallery">
        <MarkParts />
        <FieldParts />
        <FormPart />
        <StateParts />
        <MatterParts />
        <ChartParts />
        <ListParts />
        <FloatParts />
      </div>
    </>
  );
}
