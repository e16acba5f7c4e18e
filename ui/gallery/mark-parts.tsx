import { Button } from "#ui/form/button.tsx";
import { useText } from "#ui/language/language.tsx";
import { SourceTag, type SourceKind } from "#ui/mark/source-tag.tsx";
import { Status, Tag } from "#ui/mark/status.tsx";
import { galleryMessages } from "./messages.ts";
import { Part } from "./part.tsx";

const KINDS: readonly SourceKind[] = [
  "file",
  "form",
  "meeting",
  "decision",
  "seen",
  "import",
  "computed",
  "typed",
];

export function MarkParts() {
  const t = useText(galleryMessages);
  return (
    <>
      <Part title={t("buttons")}>
        <div className="row wrap" style={{ alignItems: "flex-start" }}>
          <Button kind="pri">登记结果</Button>
          <Button kind="pri" className="is-focus">
            键盘焦点
          </Button>
          <Button>预览</Button>
          <Button kind="text">看名单</Button>
          <Button pending>正在存</Button>
          <Button blocked="还差 2 人到会">不能办</Button>
        </div>
        <p className="sm mut" style={{ paddingTop: 8 }}>
          不能办的按钮照样能点到，点了说为什么。
        </p>
      </Part>
      <Part title={t("status")}>
        <div className="row wide wrap">
          <Status kind="ok">按时</Status>
          <Status kind="now">正在办</Status>
          <Status kind="warn">今天到期</Status>
          <Status kind="stop">逾期 3 天</Status>
          <Status kind="idle">未到</Status>
        </div>
        <div className="row wrap" style={{ paddingTop: 10 }}>
          <Tag kind="ok">已核</Tag>
          <Tag kind="warn">草案</Tag>
          <Tag kind="stop">已挡回</Tag>
          <Tag kind="accent">本步生成</Tag>
          <Tag>必备</Tag>
        </div>
      </Part>
      <Part title={t("sources")}>
        <div className="srcs">
          {KINDS.map((kind) => (
            <SourceTag key={kind} kind={kind} />
          ))}
        </div>
      </Part>
    </>
  );
}
