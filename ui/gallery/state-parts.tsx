import { useState } from "react";
import { Button } from "#ui/form/button.tsx";
import { useText } from "#ui/language/language.tsx";
import { ConfirmSection } from "#ui/page/confirm-section.tsx";
import { MessageLine } from "#ui/page/message-line.tsx";
import { Empty, Loading, NotReached } from "#ui/page/states.tsx";
import { galleryMessages } from "./messages.ts";
import { Part } from "./part.tsx";

export function StateParts() {
  const t = useText(galleryMessages);
  const [again, setAgain] = useState(0);
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Part title={t("empty")}>
        <Empty title="今天没有要办的">下一件：11月30日，街道机关党支部任期届满。</Empty>
      </Part>
      <Part title={t("loading")}>
        <Loading key={again} rows={3} what="支部名单" onStop={() => setAgain(again + 1)} />
      </Part>
      <Part title={t("notReached")}>
        <NotReached title="名单没有读到" onAgain={() => setAgain(again + 1)} />
      </Part>
      <Part title={t("say")} wide={2}>
        <div className="stack tight">
          <MessageLine kind="ok" word="已登记" action={<Button kind="text">撤回</Button>}>
            大会结果 09:42，10 分钟内可以撤回
          </MessageLine>
          <MessageLine kind="warn" word="要写理由">
            谈话比期限晚 3 天
          </MessageLine>
          <MessageLine kind="now" word="正在导入">
            1,241 行，完了会告诉您
          </MessageLine>
        </div>
      </Part>
      <Part title={t("confirm")}>
        {asks ? (
          <ConfirmSection
            title="撤销听潮社区第三党支部"
            consequences={["26 名党员要先转到别的支部", "书记的任职到今天为止", "党费从下月起由新支部收"]}
            action="撤销这个支部"
            onConfirm={() => setAsks(false)}
            onCancel={() => setAsks(false)}
          />
        ) : (
          <Button onClick={() => setAsks(true)}>撤销支部</Button>
        )}
      </Part>
    </>
  );
}
