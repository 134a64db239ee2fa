CREATE SCHEMA "keystore";
--> statement-breakpoint
CREATE TABLE "installation" (
	"id" integer PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"key_check" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "keystore"."data_key" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_kind" text NOT NULL,
	"owner" text NOT NULL,
	"wrapped" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"destroyed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"email_hash" text,
	"password_hash" text,
	"wallet_number_hash" text,
	"pin_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "account_email_hash_unique" UNIQUE("email_hash"),
	CONSTRAINT "account_wallet_number_hash_unique" UNIQUE("wallet_number_hash")
);
--> statement-breakpoint
CREATE TABLE "controller_unit" (
	"id" text PRIMARY KEY NOT NULL,
	"legal_person" text NOT NULL,
	"kind" text NOT NULL,
	"name" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"role" text NOT NULL,
	"code_hash" text NOT NULL,
	"email_hash" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "invitation_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "issuer" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"slug" text NOT NULL,
	"colour" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "issuer_unit_unique" UNIQUE("unit"),
	CONSTRAINT "issuer_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "issuer_name" (
	"issuer" text NOT NULL,
	"name" jsonb NOT NULL,
	"valid_from" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "legal_person" (
	"id" text PRIMARY KEY NOT NULL,
	"business_id" text NOT NULL,
	"name" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "legal_person_business_id_unique" UNIQUE("business_id")
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempt" (
	"subject_hash" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"blocked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"unit" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "staff_role" (
	"id" text PRIMARY KEY NOT NULL,
	"staff" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "activation" (
	"id" text PRIMARY KEY NOT NULL,
	"participant" text NOT NULL,
	"group_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "activation_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "group_instructor" (
	"group_id" text NOT NULL,
	"staff" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "group_instructor_group_id_staff_pk" PRIMARY KEY("group_id","staff")
);
--> statement-breakpoint
CREATE TABLE "group_member" (
	"group_id" text NOT NULL,
	"participant" text NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "group_member_group_id_participant_pk" PRIMARY KEY("group_id","participant")
);
--> statement-breakpoint
CREATE TABLE "join_code" (
	"id" text PRIMARY KEY NOT NULL,
	"participant" text NOT NULL,
	"code_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "join_code_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "participant" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"given_names" text NOT NULL,
	"family_name" text NOT NULL,
	"calling_name" text,
	"birth_date" text NOT NULL,
	"wallet_number" text NOT NULL,
	"identity_assurance" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"activated_at" timestamp (3) with time zone,
	CONSTRAINT "participant_account_unique" UNIQUE("account")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"refresh_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"refreshed_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_why" text
);
--> statement-breakpoint
CREATE TABLE "work_group" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "checklist" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"participant" text NOT NULL,
	"target" text NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"school" text,
	"round" integer NOT NULL,
	"recognised" jsonb NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"opened_by" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text
);
--> statement-breakpoint
CREATE TABLE "checklist_certificate" (
	"credential" text PRIMARY KEY NOT NULL,
	"checklist" text NOT NULL,
	"unit" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checklist_permission" (
	"id" text PRIMARY KEY NOT NULL,
	"checklist" text NOT NULL,
	"school" text NOT NULL,
	"kind" text NOT NULL,
	"unit" text NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	"granted_by" text NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "checklist_reader" (
	"checklist" text NOT NULL,
	"school" text NOT NULL,
	"account" text NOT NULL,
	CONSTRAINT "checklist_reader_checklist_school_account_pk" PRIMARY KEY("checklist","school","account")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"checklist" text NOT NULL,
	"mark" text,
	"unit" text NOT NULL,
	"author" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"content" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mark" (
	"id" text PRIMARY KEY NOT NULL,
	"checklist" text NOT NULL,
	"requirement" text NOT NULL,
	"party" text NOT NULL,
	"level" text NOT NULL,
	"author" text NOT NULL,
	"unit" text NOT NULL,
	"environment" text,
	"basis" text,
	"at" timestamp (3) with time zone NOT NULL,
	"position" integer NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "mark_answer" (
	"id" text PRIMARY KEY NOT NULL,
	"mark" text NOT NULL,
	"unit" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mark_withdrawal" (
	"mark" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"id" text PRIMARY KEY NOT NULL,
	"uuid" text NOT NULL,
	"kind" text NOT NULL,
	"issuer" text NOT NULL,
	"unit" text NOT NULL,
	"participant" text NOT NULL,
	"target" text NOT NULL,
	"language" text NOT NULL,
	"status_list" text NOT NULL,
	"status_index" integer NOT NULL,
	"signed_by" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"holder_copy" text,
	"issuer_copy" text NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revocation_reason" text,
	"revocation_text" text,
	"superseded_by" text,
	CONSTRAINT "credential_uuid_unique" UNIQUE("uuid")
);
--> statement-breakpoint
CREATE TABLE "issuer_key" (
	"id" text PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"fragment" text NOT NULL,
	"public_key_multibase" text NOT NULL,
	"private_key" text,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "status_list" (
	"id" text PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "environment_approval_request" (
	"environment" text NOT NULL,
	"school" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "environment_approval_request_environment_school_pk" PRIMARY KEY("environment","school")
);
--> statement-breakpoint
CREATE TABLE "environment_coverage" (
	"id" text PRIMARY KEY NOT NULL,
	"environment" text NOT NULL,
	"requirement" text NOT NULL,
	"target" text NOT NULL,
	"basis" text NOT NULL,
	"level" text NOT NULL,
	"approved_by" text,
	"reviewer_role" jsonb,
	"review_on" date NOT NULL,
	"approved_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_why" text
);
--> statement-breakpoint
CREATE TABLE "environment_group" (
	"environment" text NOT NULL,
	"group_id" text NOT NULL,
	"linked_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "environment_group_environment_group_id_linked_at_pk" PRIMARY KEY("environment","group_id","linked_at")
);
--> statement-breakpoint
CREATE TABLE "environment_instructor" (
	"environment" text NOT NULL,
	"staff" text NOT NULL,
	"assigned_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "environment_instructor_environment_staff_assigned_at_pk" PRIMARY KEY("environment","staff","assigned_at")
);
--> statement-breakpoint
CREATE TABLE "environment_task" (
	"id" text PRIMARY KEY NOT NULL,
	"environment" text NOT NULL,
	"sentence" jsonb NOT NULL,
	"position" integer NOT NULL,
	"replaces" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "environment_task_requirement" (
	"task" text NOT NULL,
	"requirement" text NOT NULL,
	CONSTRAINT "environment_task_requirement_task_requirement_pk" PRIMARY KEY("task","requirement")
);
--> statement-breakpoint
CREATE TABLE "learning_environment" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"public_name" jsonb NOT NULL,
	"place" text,
	"description" jsonb,
	"copied_from" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "criterion" (
	"id" text PRIMARY KEY NOT NULL,
	"grade_scale" text NOT NULL,
	"requirement" text,
	"level" text NOT NULL,
	"position" integer NOT NULL,
	"text" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grade_scale" (
	"id" text PRIMARY KEY NOT NULL,
	"qualification" text NOT NULL,
	"scale" text NOT NULL,
	"name" jsonb NOT NULL,
	"levels" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "qualification" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" bigint NOT NULL,
	"version" timestamp (3) with time zone NOT NULL,
	"name" jsonb NOT NULL,
	"diary_number" text,
	"education_type" text,
	"valid_from" date,
	"transition_ends" date,
	"valid_until" date,
	"source_sha256" text NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	"search_text" text NOT NULL,
	CONSTRAINT "qualification_version" UNIQUE("document_id","version")
);
--> statement-breakpoint
CREATE TABLE "qualification_unit" (
	"id" text PRIMARY KEY NOT NULL,
	"qualification" text NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"code" text,
	"name" jsonb NOT NULL,
	"competence_points" double precision,
	"shown_by" jsonb,
	"source_id" bigint NOT NULL,
	"source_state" text,
	CONSTRAINT "qualification_unit_position" UNIQUE("qualification","position")
);
--> statement-breakpoint
CREATE TABLE "requirement" (
	"id" text PRIMARY KEY NOT NULL,
	"target" text NOT NULL,
	"requirement_group" text,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"code" text,
	"source_key" text,
	"text" jsonb NOT NULL,
	CONSTRAINT "requirement_position" UNIQUE("target","position"),
	CONSTRAINT "requirement_key" UNIQUE("target","key")
);
--> statement-breakpoint
CREATE TABLE "requirement_group" (
	"id" text PRIMARY KEY NOT NULL,
	"target" text NOT NULL,
	"position" integer NOT NULL,
	"name" jsonb NOT NULL,
	CONSTRAINT "requirement_group_position" UNIQUE("target","position")
);
--> statement-breakpoint
CREATE TABLE "requirement_succession" (
	"requirement" text PRIMARY KEY NOT NULL,
	"predecessor" text NOT NULL,
	"way" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "target" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"unit" text NOT NULL,
	"part" text,
	"competence_points" double precision,
	"subject" jsonb,
	"grade_scale" text,
	CONSTRAINT "target_once" UNIQUE NULLS NOT DISTINCT("unit","part","kind")
);
--> statement-breakpoint
CREATE TABLE "unit_part" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"position" integer NOT NULL,
	"code" text,
	"name" jsonb NOT NULL,
	"source_id" bigint NOT NULL,
	CONSTRAINT "unit_part_position" UNIQUE("unit","position")
);
--> statement-breakpoint
CREATE TABLE "unit_search" (
	"unit" text NOT NULL,
	"language" text NOT NULL,
	"name" text NOT NULL,
	"parts" text NOT NULL,
	"body" text NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "unit_search_unit_language_pk" PRIMARY KEY("unit","language")
);
--> statement-breakpoint
CREATE TABLE "annulment_proposal" (
	"decision" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"by_account" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assessment" (
	"id" text PRIMARY KEY NOT NULL,
	"recognition_case" text NOT NULL,
	"unit" text NOT NULL,
	"purpose" text NOT NULL,
	"of_decision" text,
	"route" text NOT NULL,
	"requirements" jsonb,
	"grade" text,
	"demonstrated_on" date,
	"demonstration_place" text,
	"demonstration_what" text,
	"grounds" text NOT NULL,
	"deviation_codes" jsonb NOT NULL,
	"language" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "assessment_confirmation" (
	"assessment" text NOT NULL,
	"account" text NOT NULL,
	"unit" text NOT NULL,
	"grade" text,
	"not_disqualified" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "assessment_confirmation_assessment_account_pk" PRIMARY KEY("assessment","account")
);
--> statement-breakpoint
CREATE TABLE "case_assessor" (
	"id" text PRIMARY KEY NOT NULL,
	"recognition_case" text NOT NULL,
	"unit" text NOT NULL,
	"account" text NOT NULL,
	"represents" text NOT NULL,
	"name" text NOT NULL,
	"named_by" text NOT NULL,
	"named_at" timestamp (3) with time zone NOT NULL,
	"replaced_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "case_confirmation" (
	"id" text PRIMARY KEY NOT NULL,
	"recognition_case" text NOT NULL,
	"unit" text NOT NULL,
	"fact" text NOT NULL,
	"source" text NOT NULL,
	"on_day" date NOT NULL,
	"role" text NOT NULL,
	"by_account" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_return" (
	"recognition_case" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"grounds" text NOT NULL,
	"by_account" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"id" text PRIMARY KEY NOT NULL,
	"recognition_case" text NOT NULL,
	"unit" text NOT NULL,
	"checklist" text NOT NULL,
	"participant" text NOT NULL,
	"round" integer NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"route" text,
	"scope" text,
	"requirements" jsonb NOT NULL,
	"grade" text,
	"grounds" text NOT NULL,
	"deviation_codes" jsonb NOT NULL,
	"official_record" text,
	"assessment" text,
	"replaces" text,
	"language" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"served_on" date NOT NULL,
	"review_until" date NOT NULL,
	"remedy" text NOT NULL,
	"credential" text
);
--> statement-breakpoint
CREATE TABLE "decision_decider" (
	"decision" text NOT NULL,
	"account" text NOT NULL,
	"unit" text NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "decision_decider_decision_account_pk" PRIMARY KEY("decision","account")
);
--> statement-breakpoint
CREATE TABLE "decision_ending" (
	"decision" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"how" text NOT NULL,
	"by_decision" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recognition_case" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"checklist" text NOT NULL,
	"participant" text NOT NULL,
	"round" integer NOT NULL,
	"version" integer NOT NULL,
	"two_of_school_reason" text,
	"opened_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "remedy_text" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review" (
	"id" text PRIMARY KEY NOT NULL,
	"decision" text NOT NULL,
	"unit" text NOT NULL,
	"participant" text NOT NULL,
	"reason" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"grounds" text,
	"settled_by" text,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "statement" (
	"id" text PRIMARY KEY NOT NULL,
	"recognition_case" text NOT NULL,
	"unit" text NOT NULL,
	"checklist" text NOT NULL,
	"participant" text NOT NULL,
	"accepted" jsonb NOT NULL,
	"missing" jsonb NOT NULL,
	"text" text,
	"language" text NOT NULL,
	"role" text NOT NULL,
	"by_account" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"credential" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reading" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"unit" text NOT NULL,
	"reader" text NOT NULL,
	"role" text NOT NULL,
	"participant" text NOT NULL,
	"what" text NOT NULL,
	"why" text NOT NULL,
	"sealed_by" integer
);
--> statement-breakpoint
CREATE TABLE "record_entry" (
	"unit" text NOT NULL,
	"sequence" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"act" text NOT NULL,
	"body" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "record_entry_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	CONSTRAINT "record_entry_unit_sequence_pk" PRIMARY KEY("unit","sequence")
);
--> statement-breakpoint
CREATE TABLE "record_head" (
	"unit" text PRIMARY KEY NOT NULL,
	"sequence" integer NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "installation" ADD CONSTRAINT "installation_provider_controller_unit_id_fk" FOREIGN KEY ("provider") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "controller_unit" ADD CONSTRAINT "controller_unit_legal_person_legal_person_id_fk" FOREIGN KEY ("legal_person") REFERENCES "public"."legal_person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issuer" ADD CONSTRAINT "issuer_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issuer_name" ADD CONSTRAINT "issuer_name_issuer_issuer_id_fk" FOREIGN KEY ("issuer") REFERENCES "public"."issuer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_staff_staff_id_fk" FOREIGN KEY ("staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activation" ADD CONSTRAINT "activation_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_instructor" ADD CONSTRAINT "group_instructor_group_id_work_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."work_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_instructor" ADD CONSTRAINT "group_instructor_staff_staff_id_fk" FOREIGN KEY ("staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_group_id_work_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."work_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_code" ADD CONSTRAINT "join_code_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant" ADD CONSTRAINT "participant_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_group" ADD CONSTRAINT "work_group_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist" ADD CONSTRAINT "checklist_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist" ADD CONSTRAINT "checklist_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist" ADD CONSTRAINT "checklist_target_target_id_fk" FOREIGN KEY ("target") REFERENCES "public"."target"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist" ADD CONSTRAINT "checklist_school_controller_unit_id_fk" FOREIGN KEY ("school") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist" ADD CONSTRAINT "checklist_opened_by_account_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_certificate" ADD CONSTRAINT "checklist_certificate_checklist_checklist_id_fk" FOREIGN KEY ("checklist") REFERENCES "public"."checklist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_permission" ADD CONSTRAINT "checklist_permission_checklist_checklist_id_fk" FOREIGN KEY ("checklist") REFERENCES "public"."checklist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_permission" ADD CONSTRAINT "checklist_permission_school_controller_unit_id_fk" FOREIGN KEY ("school") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_permission" ADD CONSTRAINT "checklist_permission_granted_by_account_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_reader" ADD CONSTRAINT "checklist_reader_checklist_checklist_id_fk" FOREIGN KEY ("checklist") REFERENCES "public"."checklist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_reader" ADD CONSTRAINT "checklist_reader_school_controller_unit_id_fk" FOREIGN KEY ("school") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklist_reader" ADD CONSTRAINT "checklist_reader_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_checklist_checklist_id_fk" FOREIGN KEY ("checklist") REFERENCES "public"."checklist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_mark_mark_id_fk" FOREIGN KEY ("mark") REFERENCES "public"."mark"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_author_account_id_fk" FOREIGN KEY ("author") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark" ADD CONSTRAINT "mark_checklist_checklist_id_fk" FOREIGN KEY ("checklist") REFERENCES "public"."checklist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark" ADD CONSTRAINT "mark_requirement_requirement_id_fk" FOREIGN KEY ("requirement") REFERENCES "public"."requirement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark" ADD CONSTRAINT "mark_author_account_id_fk" FOREIGN KEY ("author") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark" ADD CONSTRAINT "mark_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark" ADD CONSTRAINT "mark_environment_learning_environment_id_fk" FOREIGN KEY ("environment") REFERENCES "public"."learning_environment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark_answer" ADD CONSTRAINT "mark_answer_mark_mark_id_fk" FOREIGN KEY ("mark") REFERENCES "public"."mark"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mark_withdrawal" ADD CONSTRAINT "mark_withdrawal_mark_mark_id_fk" FOREIGN KEY ("mark") REFERENCES "public"."mark"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_issuer_issuer_id_fk" FOREIGN KEY ("issuer") REFERENCES "public"."issuer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_status_list_status_list_id_fk" FOREIGN KEY ("status_list") REFERENCES "public"."status_list"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_signed_by_issuer_key_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."issuer_key"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issuer_key" ADD CONSTRAINT "issuer_key_issuer_issuer_id_fk" FOREIGN KEY ("issuer") REFERENCES "public"."issuer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_list" ADD CONSTRAINT "status_list_issuer_issuer_id_fk" FOREIGN KEY ("issuer") REFERENCES "public"."issuer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment_approval_request" ADD CONSTRAINT "environment_approval_request_environment_learning_environment_id_fk" FOREIGN KEY ("environment") REFERENCES "public"."learning_environment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment_approval_request" ADD CONSTRAINT "environment_approval_request_school_controller_unit_id_fk" FOREIGN KEY ("school") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment_coverage" ADD CONSTRAINT "environment_coverage_environment_learning_environment_id_fk" FOREIGN KEY ("environment") REFERENCES "public"."learning_environment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment_coverage" ADD CONSTRAINT "environment_coverage_requirement_requirement_id_fk" FOREIGN KEY ("requirement") REFERENCES "public"."requirement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment_coverage" ADD CONSTRAINT "environment_coverage_target_target_id_fk" FOREIGN KEY ("target") REFERENCES "public"."target"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment_coverage" ADD CONSTRAINT "environment_coverage_approved_by_controller_unit_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment_group" ADD CONSTRAINT "environment_group_environment_learning_environment_id_fk" FOREIGN KEY ("environment") REFERENCES "public"."learning_environment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment_group" ADD CONSTRAINT "environment_group_group_id_work_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."work_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment_instructor" ADD CONSTRAINT "environment_instructor_environment_learning_environment_id_fk" FOREIGN KEY ("environment") REFERENCES "public"."learning_environment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment_instructor" ADD CONSTRAINT "environment_instructor_staff_staff_id_fk" FOREIGN KEY ("staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment_task" ADD CONSTRAINT "environment_task_environment_learning_environment_id_fk" FOREIGN KEY ("environment") REFERENCES "public"."learning_environment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment_task" ADD CONSTRAINT "environment_task_replaces_environment_task_id_fk" FOREIGN KEY ("replaces") REFERENCES "public"."environment_task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment_task_requirement" ADD CONSTRAINT "environment_task_requirement_task_environment_task_id_fk" FOREIGN KEY ("task") REFERENCES "public"."environment_task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environment_task_requirement" ADD CONSTRAINT "environment_task_requirement_requirement_requirement_id_fk" FOREIGN KEY ("requirement") REFERENCES "public"."requirement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning_environment" ADD CONSTRAINT "learning_environment_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "learning_environment" ADD CONSTRAINT "learning_environment_copied_from_learning_environment_id_fk" FOREIGN KEY ("copied_from") REFERENCES "public"."learning_environment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_grade_scale_grade_scale_id_fk" FOREIGN KEY ("grade_scale") REFERENCES "public"."grade_scale"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion" ADD CONSTRAINT "criterion_requirement_requirement_id_fk" FOREIGN KEY ("requirement") REFERENCES "public"."requirement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grade_scale" ADD CONSTRAINT "grade_scale_qualification_qualification_id_fk" FOREIGN KEY ("qualification") REFERENCES "public"."qualification"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qualification_unit" ADD CONSTRAINT "qualification_unit_qualification_qualification_id_fk" FOREIGN KEY ("qualification") REFERENCES "public"."qualification"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement" ADD CONSTRAINT "requirement_target_target_id_fk" FOREIGN KEY ("target") REFERENCES "public"."target"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement" ADD CONSTRAINT "requirement_requirement_group_requirement_group_id_fk" FOREIGN KEY ("requirement_group") REFERENCES "public"."requirement_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_group" ADD CONSTRAINT "requirement_group_target_target_id_fk" FOREIGN KEY ("target") REFERENCES "public"."target"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_succession" ADD CONSTRAINT "requirement_succession_requirement_requirement_id_fk" FOREIGN KEY ("requirement") REFERENCES "public"."requirement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_succession" ADD CONSTRAINT "requirement_succession_predecessor_requirement_id_fk" FOREIGN KEY ("predecessor") REFERENCES "public"."requirement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target" ADD CONSTRAINT "target_unit_qualification_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."qualification_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target" ADD CONSTRAINT "target_part_unit_part_id_fk" FOREIGN KEY ("part") REFERENCES "public"."unit_part"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target" ADD CONSTRAINT "target_grade_scale_grade_scale_id_fk" FOREIGN KEY ("grade_scale") REFERENCES "public"."grade_scale"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_part" ADD CONSTRAINT "unit_part_unit_qualification_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."qualification_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_search" ADD CONSTRAINT "unit_search_unit_qualification_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."qualification_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annulment_proposal" ADD CONSTRAINT "annulment_proposal_decision_decision_id_fk" FOREIGN KEY ("decision") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annulment_proposal" ADD CONSTRAINT "annulment_proposal_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annulment_proposal" ADD CONSTRAINT "annulment_proposal_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_recognition_case_recognition_case_id_fk" FOREIGN KEY ("recognition_case") REFERENCES "public"."recognition_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_confirmation" ADD CONSTRAINT "assessment_confirmation_assessment_assessment_id_fk" FOREIGN KEY ("assessment") REFERENCES "public"."assessment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_confirmation" ADD CONSTRAINT "assessment_confirmation_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_confirmation" ADD CONSTRAINT "assessment_confirmation_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_assessor" ADD CONSTRAINT "case_assessor_recognition_case_recognition_case_id_fk" FOREIGN KEY ("recognition_case") REFERENCES "public"."recognition_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_assessor" ADD CONSTRAINT "case_assessor_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_assessor" ADD CONSTRAINT "case_assessor_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_assessor" ADD CONSTRAINT "case_assessor_named_by_account_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_confirmation" ADD CONSTRAINT "case_confirmation_recognition_case_recognition_case_id_fk" FOREIGN KEY ("recognition_case") REFERENCES "public"."recognition_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_confirmation" ADD CONSTRAINT "case_confirmation_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_confirmation" ADD CONSTRAINT "case_confirmation_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_return" ADD CONSTRAINT "case_return_recognition_case_recognition_case_id_fk" FOREIGN KEY ("recognition_case") REFERENCES "public"."recognition_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_return" ADD CONSTRAINT "case_return_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_return" ADD CONSTRAINT "case_return_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_recognition_case_recognition_case_id_fk" FOREIGN KEY ("recognition_case") REFERENCES "public"."recognition_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_checklist_checklist_id_fk" FOREIGN KEY ("checklist") REFERENCES "public"."checklist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_assessment_assessment_id_fk" FOREIGN KEY ("assessment") REFERENCES "public"."assessment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_remedy_remedy_text_id_fk" FOREIGN KEY ("remedy") REFERENCES "public"."remedy_text"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_decider" ADD CONSTRAINT "decision_decider_decision_decision_id_fk" FOREIGN KEY ("decision") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_decider" ADD CONSTRAINT "decision_decider_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_decider" ADD CONSTRAINT "decision_decider_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_ending" ADD CONSTRAINT "decision_ending_decision_decision_id_fk" FOREIGN KEY ("decision") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_ending" ADD CONSTRAINT "decision_ending_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_ending" ADD CONSTRAINT "decision_ending_by_decision_decision_id_fk" FOREIGN KEY ("by_decision") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_case" ADD CONSTRAINT "recognition_case_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_case" ADD CONSTRAINT "recognition_case_checklist_checklist_id_fk" FOREIGN KEY ("checklist") REFERENCES "public"."checklist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_case" ADD CONSTRAINT "recognition_case_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remedy_text" ADD CONSTRAINT "remedy_text_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_decision_decision_id_fk" FOREIGN KEY ("decision") REFERENCES "public"."decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_settled_by_account_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_recognition_case_recognition_case_id_fk" FOREIGN KEY ("recognition_case") REFERENCES "public"."recognition_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_checklist_checklist_id_fk" FOREIGN KEY ("checklist") REFERENCES "public"."checklist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "data_key_owner" ON "keystore"."data_key" USING btree ("owner_kind","owner");--> statement-breakpoint
CREATE UNIQUE INDEX "issuer_name_from" ON "issuer_name" USING btree ("issuer","valid_from");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_account_unit" ON "staff" USING btree ("account","unit");--> statement-breakpoint
CREATE INDEX "staff_role_staff" ON "staff_role" USING btree ("staff");--> statement-breakpoint
CREATE INDEX "activation_participant" ON "activation" USING btree ("participant");--> statement-breakpoint
CREATE INDEX "group_member_participant" ON "group_member" USING btree ("participant");--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account");--> statement-breakpoint
CREATE UNIQUE INDEX "checklist_one_open" ON "checklist" USING btree ("participant","target") WHERE "checklist"."state" <> 'ENDED';--> statement-breakpoint
CREATE INDEX "checklist_school" ON "checklist" USING btree ("school");--> statement-breakpoint
CREATE INDEX "checklist_certificate_checklist" ON "checklist_certificate" USING btree ("checklist");--> statement-breakpoint
CREATE UNIQUE INDEX "checklist_permission_standing" ON "checklist_permission" USING btree ("checklist","school","kind") WHERE "checklist_permission"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "checklist_permission_school" ON "checklist_permission" USING btree ("school");--> statement-breakpoint
CREATE INDEX "evidence_checklist" ON "evidence" USING btree ("checklist");--> statement-breakpoint
CREATE INDEX "mark_checklist" ON "mark" USING btree ("checklist","requirement");--> statement-breakpoint
CREATE INDEX "mark_answer_mark" ON "mark_answer" USING btree ("mark");--> statement-breakpoint
CREATE UNIQUE INDEX "credential_status_index" ON "credential" USING btree ("status_list","status_index");--> statement-breakpoint
CREATE INDEX "credential_participant" ON "credential" USING btree ("participant","issued_at");--> statement-breakpoint
CREATE INDEX "credential_unit" ON "credential" USING btree ("unit","issued_at");--> statement-breakpoint
CREATE UNIQUE INDEX "issuer_key_fragment" ON "issuer_key" USING btree ("issuer","fragment");--> statement-breakpoint
CREATE INDEX "status_list_issuer" ON "status_list" USING btree ("issuer","created_at");--> statement-breakpoint
CREATE INDEX "environment_approval_request_school" ON "environment_approval_request" USING btree ("school");--> statement-breakpoint
CREATE UNIQUE INDEX "environment_coverage_standing" ON "environment_coverage" USING btree ("environment","requirement") WHERE "environment_coverage"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "environment_coverage_requirement" ON "environment_coverage" USING btree ("requirement");--> statement-breakpoint
CREATE UNIQUE INDEX "environment_group_standing" ON "environment_group" USING btree ("environment","group_id") WHERE "environment_group"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "environment_group_group" ON "environment_group" USING btree ("group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "environment_instructor_standing" ON "environment_instructor" USING btree ("environment","staff") WHERE "environment_instructor"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "environment_instructor_staff" ON "environment_instructor" USING btree ("staff");--> statement-breakpoint
CREATE INDEX "environment_task_environment" ON "environment_task" USING btree ("environment","position");--> statement-breakpoint
CREATE INDEX "environment_task_requirement_requirement" ON "environment_task_requirement" USING btree ("requirement");--> statement-breakpoint
CREATE INDEX "learning_environment_unit" ON "learning_environment" USING btree ("unit");--> statement-breakpoint
CREATE INDEX "criterion_scale" ON "criterion" USING btree ("grade_scale");--> statement-breakpoint
CREATE INDEX "criterion_requirement" ON "criterion" USING btree ("requirement");--> statement-breakpoint
CREATE INDEX "grade_scale_qualification" ON "grade_scale" USING btree ("qualification");--> statement-breakpoint
CREATE INDEX "qualification_unit_code" ON "qualification_unit" USING btree ("code");--> statement-breakpoint
CREATE INDEX "requirement_succession_predecessor" ON "requirement_succession" USING btree ("predecessor");--> statement-breakpoint
CREATE INDEX "target_part" ON "target" USING btree ("part");--> statement-breakpoint
CREATE INDEX "unit_search_name" ON "unit_search" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "unit_search_parts" ON "unit_search" USING gin ("parts" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "unit_search_body" ON "unit_search" USING gin ("body" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "unit_search_words" ON "unit_search" USING gin ("words");--> statement-breakpoint
CREATE UNIQUE INDEX "assessment_waiting" ON "assessment" USING btree ("recognition_case") WHERE "assessment"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "case_assessor_standing" ON "case_assessor" USING btree ("recognition_case","account") WHERE "case_assessor"."replaced_at" is null;--> statement-breakpoint
CREATE INDEX "case_confirmation_case" ON "case_confirmation" USING btree ("recognition_case");--> statement-breakpoint
CREATE UNIQUE INDEX "decision_position" ON "decision" USING btree ("checklist","position");--> statement-breakpoint
CREATE UNIQUE INDEX "recognition_case_round" ON "recognition_case" USING btree ("checklist","round");--> statement-breakpoint
CREATE INDEX "remedy_text_lookup" ON "remedy_text" USING btree ("unit","kind","language");--> statement-breakpoint
CREATE UNIQUE INDEX "review_open" ON "review" USING btree ("decision") WHERE "review"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "review_decision" ON "review" USING btree ("decision");--> statement-breakpoint
CREATE INDEX "statement_checklist" ON "statement" USING btree ("checklist");--> statement-breakpoint
CREATE INDEX "reading_participant" ON "reading" USING btree ("participant","at");--> statement-breakpoint
CREATE INDEX "reading_unit_seal" ON "reading" USING btree ("unit","sealed_by");--> statement-breakpoint
CREATE INDEX "record_entry_position" ON "record_entry" USING btree ("position");