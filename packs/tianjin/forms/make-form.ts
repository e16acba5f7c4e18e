import { CaseFacts, type CaseFactsInput, type FormLack } from "#features/cases/facts.contract.ts";
import { Form, type FormInput } from "#foundation/documents/model/form.ts";
import { applicationForm, conversionApplicationForm } from "./a01-application.ts";
import { talkForm } from "./a02-talk.ts";
import { recommendationForm } from "./a03-recommendation.ts";
import { activistFilingForm } from "./a04-activist-filing.ts";
import { cultivationForm } from "./a05-cultivation.ts";
import { objectStudyForm } from "./a06-object-study.ts";
import { publicityForm } from "./a07-publicity.ts";
import { objectApprovalForm } from "./a08-object-approval.ts";
import { politicalReviewForm } from "./a09-political-review.ts";
import { trainingForm } from "./a10-training.ts";
import { preReviewForm } from "./a11-prereview.ts";
import { volunteerBook } from "./a12-volunteer-book.ts";
import { admissionMeetingForm } from "./a13-admission-meeting.ts";
import { probationForm } from "./a14-probation.ts";
import { conversionForm } from "./a16-conversion.ts";
import { approvalAndArchive } from "./a17-approval-archive.ts";
import { archiveList } from "./archive-list.ts";
import { caseSheet } from "./case-sheet.ts";
import { memberCertificate } from "./member-certificate.ts";
import { type FactReader, readFacts } from "./read-facts.ts";
import { transferLetter } from "./transfer-letter.ts";

/** By the names that materials of the definitions use (`form: "A13"`). */
const FORMS: Readonly<Record<string, (read: FactReader) => FormInput>> = {
  A1: applicationForm,
  A2: talkForm,
  A3: recommendationForm,
  A4: activistFilingForm,
  A5: cultivationForm,
  A6: objectStudyForm,
  A7: publicityForm,
  A8: objectApprovalForm,
  A9: politicalReviewForm,
  A10: trainingForm,
  A11: preReviewForm,
  A12: volunteerBook,
  A13: admissionMeetingForm,
  A14: probationForm,
  A15: conversionApplicationForm,
  A16: conversionForm,
  A17: approvalAndArchive,
  "archive-list": archiveList,
  "case-sheet": caseSheet,
  "transfer-letter": transferLetter,
  "member-certificate": memberCertificate,
};

/** Names of all forms of this pack. */
export function listForms(): string[] {
  return Object.keys(FORMS);
}

export interface MadeForm {
  form: Form;
  /** Values that the form has a place for and the case does not hold: to be written by hand. */
  lacks: FormLack[];
}

/**
 * The form of this name with these facts; the same facts give the same form.
 * @throws RangeError for a name that is no form; ZodError for facts of another shape
 */
export function makeForm(name: string, input: CaseFactsInput): MadeForm {
  const compose = FORMS[name];
  if (!compose) throw new RangeError(`There is no form ${name}; there are ${listForms().join(", ")}.`);
  const read = readFacts(CaseFacts.parse(input));
  return { form: Form.parse(compose(read)), lacks: read.lacks };
}
