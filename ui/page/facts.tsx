import type { ReactNode } from "react";
import { unknownText } from "#foundation/messages/format.ts";
import { useLanguage } from "#ui/language/language.tsx";
import { SourceTag, type SourceKind } from "#ui/mark/source-tag.tsx";

export interface Fact {
  key: string;
  label: string;
  /** undefined is written 还不知道. */
  value: ReactNode;
  source?: { kind: SourceKind; text?: string | undefined } | undefined;
}

export interface FactsProps {
  label: string;
  facts: readonly Fact[];
}

/** What is held, one fact to a line, with source and date at the right. */
export function Facts({ label, facts }: FactsProps) {
  const { language } = useLanguage();
  return (
    <table className="facts" aria-label={label}>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.key}>
            <th scope="row">{fact.label}</th>
            <td>{fact.value ?? <span className="dim">{unknownText(language)}</span>}</td>
            <td className="s">
              {fact.source && <SourceTag kind={fact.source.kind}>{fact.source.text}</SourceTag>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
