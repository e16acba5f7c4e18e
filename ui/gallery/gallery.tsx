import { PageHead } from "#ui/page/page-head.tsx";

/** Every part of the design system in every state. */
export function Gallery() {
  return <PageHead title="组件" />;
}
