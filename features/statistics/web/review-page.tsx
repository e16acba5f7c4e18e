import { useState } from "react";
import { useMe } from "#ui/account/me.tsx";
import { useLook } from "#ui/api/use-look.ts";
import { Select } from "#ui/form/select.tsx";
import { useText, useWords } from "#ui/language/language.tsx";
import { DownloadButton } from "#ui/page/download-button.tsx";
import { useAddressState } from "#ui/page/link.tsx";
import { Loading, NotReached } from "#ui/page/states.tsx";
import { printReview, readReview, type Review } from "../review.contract.ts";
import { figureMessages } from "./figure-messages.ts";
import { FigureNote } from "./figure-note.tsx";
import { ReviewSection } from "./review-section.tsx";
import { ReviewContents } from "./review-contents.tsx";
import { useSinglePage } from "./use-single-page.ts";
import "./review.css";

/** What is open: a figure, and the block of the text in which it was pressed. */
export interface OpenFigure {
  code: string;
  block: string;
}

/** The year in sentences, each figure with what is behind it. */
export function ReviewPage() {
  const t = useText(figureMessages);
  const { today, body } = useMe();
  const [address, change] = useAddressState();
  const thisYear = Number(today.slice(0, 4));
  const year = Number(address["year"] ?? thisYear);
  const at = { body: address["body"] ?? body.id, day: year === thisYear ? today : `${year}-12-31` };
  const look = useLook(readReview, at, { keepFormer: true });
  return (
    <>
      <div className="review-tools">
        <Select
          name="year"
          label={t("year")}
          className="inline-field"
          value={String(year)}
          options={[0, 1, 2, 3].map((back) => ({
            value: String(thisYear - back),
            label: back === 0 ? t("yearToDate", { year: String(thisYear) }) : String(thisYear - back),
          }))}
          onChange={(next) => change({ year: next === String(thisYear) ? undefined : next })}
        />
        <span className="end row">
          <DownloadButton small endpoint={printReview} input={{ ...at, form: "pdf" }}>
            {t("pdf")}
          </DownloadButton>
          <DownloadButton small endpoint={printReview} input={{ ...at, form: "word" }}>
            {t("word")}
          </DownloadButton>
        </span>
      </div>
      {look.problem && <NotReached title={t("unread")} problem={look.problem} onAgain={look.again} />}
      {!look.data && !look.problem && <Loading rows={10} what={t("review")} />}
      {look.data && <Book review={look.data} />}
    </>
  );
}

function Book({ review }: { review: Review }) {
  const t = useText(figureMessages);
  const say = useWords();
  const [open, setOpen] = useState<OpenFigure>();
  const single = useSinglePage();
  const at = { body: review.scope.bodyId, day: review.scope.day };
  const note = open && <FigureNote code={open.code} at={at} onClose={() => setOpen(undefined)} />;
  return (
    <div className="book">
      <ReviewContents review={review} />
      <article>
        <header>
          <p className="sm mut">
            {review.scope.name} · {say(review.about)}
          </p>
          <h1>{t("reviewOf", { year: String(review.year) })}</h1>
          <p className="sm mut">{t("asOf", { day: review.scope.day })}</p>
        </header>
        {review.sections.map((section, number) => (
          <ReviewSection
            key={section.key}
            section={section}
            number={number}
            review={review}
            open={open}
            onOpen={(next) =>
              setOpen(next.code === open?.code && next.block === open.block ? undefined : next)
            }
            note={single ? note : undefined}
          />
        ))}
      </article>
      {!single && <div className="book-side">{note}</div>}
    </div>
  );
}
