/** What a clerk types over a whole admission, by field; days count back from today, so that it is true in any year. */
export interface Life {
  /** Values by field code: text, the name of people, or a code to choose. */
  values: Readonly<Record<string, string | readonly string[]>>;
  /** Entries that come again: the days of the reviews, one after the other. */
  reviews: readonly string[];
  probations: readonly string[];
}

function dayBefore(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

/** An admission that began a thousand days ago and was filed four months ago, with two members at its side. */
export function lifeUntil(today: string, members: readonly [string, string]): Life {
  const ago = (days: number) => dayBefore(today, days);
  return {
    values: {
      application_on: ago(1000),
      talk_on: ago(985),
      talker: [members[0]],
      talk_text: "谈了入党动机和家庭情况",
      activist_on: ago(960),
      activist_way: "members",
      activist_text: "党员推荐，支部委员会研究同意",
      activist_filed_on: ago(945),
      contacts_on: ago(940),
      contacts: members,
      review_text: "学习认真，表现良好",
      object_on: ago(580),
      opinions_text: "党小组、党员和群众没有异议",
      object_text: "支部委员会研究同意",
      publicity_from: ago(578),
      publicity_place: "支部公开栏",
      publicity_result: "clear",
      publicity_done_on: ago(560),
      consent_on: ago(555),
      introducers_on: ago(550),
      introducers: members,
      political_on: ago(545),
      political_result: "passed",
      political_text: "本人历史清楚",
      training_from: ago(543),
      training_to: ago(540),
      training_days: "3",
      training_by: "镇党委党校",
      branch_review_on: ago(535),
      branch_review_text: "认为合格",
      prereview_on: ago(530),
      form_number: "样 0001",
      form_filled_on: ago(525),
      admission_on: ago(515),
      committee_talk_on: ago(510),
      committee_talker: [members[1]],
      committee_talk_text: "情况属实",
      approval_on: ago(505),
      superior_filed_on: ago(500),
      assigned_on: ago(498),
      oath_on: ago(490),
      oath_place: "镇党群服务中心",
      probation_text: "履行党员义务，起先锋作用",
      conversion_applied_on: ago(148),
      conversion_opinions: "党小组、党员和群众没有异议",
      conversion_review_on: ago(147),
      conversion_review_text: "支部委员会同意",
      conversion_on: ago(145),
      conversion_result: "convert",
      conversion_approved_on: ago(140),
      archived_on: ago(135),
      archive_place: "personnel",
    },
    reviews: [ago(770), ago(590)],
    probations: [ago(330), ago(240), ago(155)],
  };
}
