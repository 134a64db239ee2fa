CREATE TABLE "issuing_batch" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"group_id" text NOT NULL,
	"environment" text NOT NULL,
	"target" text,
	"language" text NOT NULL,
	"without_environment" boolean NOT NULL,
	"without_birth_date" boolean NOT NULL,
	"request_id" text NOT NULL,
	"started_by" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "issuing_batch_item" (
	"batch" text NOT NULL,
	"position" integer NOT NULL,
	"participant" text NOT NULL,
	"checklist" text,
	"state" text NOT NULL,
	"code" text,
	"credential" text,
	CONSTRAINT "issuing_batch_item_batch_position_pk" PRIMARY KEY("batch","position")
);
--> statement-breakpoint
CREATE TABLE "server_key" (
	"fragment" text PRIMARY KEY NOT NULL,
	"public_key_multibase" text NOT NULL,
	"private_key" text,
	"signer_handle" text,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "service_credential" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"credential_hash" text,
	"status_list" text NOT NULL,
	"status_index" integer NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "credential_suspension" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"status_list" text NOT NULL,
	"status_index" integer NOT NULL,
	"suspended_at" timestamp (3) with time zone NOT NULL,
	"resumed_at" timestamp (3) with time zone,
	"reason" text,
	"explanation" text
);
--> statement-breakpoint
CREATE TABLE "known_issuer" (
	"id" text PRIMARY KEY NOT NULL,
	"did" text NOT NULL,
	"name" jsonb NOT NULL,
	"kind" text NOT NULL,
	"url" text,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date
);
--> statement-breakpoint
ALTER TABLE "status_list" ALTER COLUMN "issuer" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "checklist_certificate" ADD COLUMN "content" text;--> statement-breakpoint
ALTER TABLE "credential" ADD COLUMN "resigned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "issuer_key" ADD COLUMN "signer_handle" text;--> statement-breakpoint
ALTER TABLE "issuer_key" ADD COLUMN "compromised_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "issuer_key" ADD COLUMN "resign_total" integer;--> statement-breakpoint
ALTER TABLE "status_list" ADD COLUMN "service_did" text;--> statement-breakpoint
ALTER TABLE "issuing_batch" ADD CONSTRAINT "issuing_batch_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issuing_batch" ADD CONSTRAINT "issuing_batch_group_id_work_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."work_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issuing_batch" ADD CONSTRAINT "issuing_batch_environment_learning_environment_id_fk" FOREIGN KEY ("environment") REFERENCES "public"."learning_environment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issuing_batch" ADD CONSTRAINT "issuing_batch_target_target_id_fk" FOREIGN KEY ("target") REFERENCES "public"."target"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issuing_batch" ADD CONSTRAINT "issuing_batch_started_by_account_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issuing_batch_item" ADD CONSTRAINT "issuing_batch_item_batch_issuing_batch_id_fk" FOREIGN KEY ("batch") REFERENCES "public"."issuing_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issuing_batch_item" ADD CONSTRAINT "issuing_batch_item_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issuing_batch_item" ADD CONSTRAINT "issuing_batch_item_checklist_checklist_id_fk" FOREIGN KEY ("checklist") REFERENCES "public"."checklist"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issuing_batch_item" ADD CONSTRAINT "issuing_batch_item_credential_credential_id_fk" FOREIGN KEY ("credential") REFERENCES "public"."credential"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_credential" ADD CONSTRAINT "service_credential_status_list_status_list_id_fk" FOREIGN KEY ("status_list") REFERENCES "public"."status_list"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential_suspension" ADD CONSTRAINT "credential_suspension_status_list_status_list_id_fk" FOREIGN KEY ("status_list") REFERENCES "public"."status_list"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "issuing_batch_request" ON "issuing_batch" USING btree ("started_by","request_id");--> statement-breakpoint
CREATE INDEX "issuing_batch_group" ON "issuing_batch" USING btree ("group_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "server_key_active" ON "server_key" USING btree ("state") WHERE "server_key"."state" = 'ACTIVE';--> statement-breakpoint
CREATE UNIQUE INDEX "service_credential_place" ON "service_credential" USING btree ("status_list","status_index");--> statement-breakpoint
CREATE INDEX "service_credential_hash" ON "service_credential" USING btree ("credential_hash");--> statement-breakpoint
CREATE INDEX "service_credential_revoked" ON "service_credential" USING btree ("status_list") WHERE revoked_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "credential_suspension_open" ON "credential_suspension" USING btree ("status_list","status_index") WHERE resumed_at is null;--> statement-breakpoint
CREATE INDEX "credential_suspension_place" ON "credential_suspension" USING btree ("status_list","status_index");--> statement-breakpoint
CREATE UNIQUE INDEX "known_issuer_standing" ON "known_issuer" USING btree ("did") WHERE "known_issuer"."valid_until" is null;--> statement-breakpoint
CREATE INDEX "known_issuer_did" ON "known_issuer" USING btree ("did","valid_from");--> statement-breakpoint
CREATE INDEX "credential_revoked" ON "credential" USING btree ("status_list") WHERE "credential"."revoked_at" is not null;--> statement-breakpoint
CREATE INDEX "credential_signed_by" ON "credential" USING btree ("signed_by","id");--> statement-breakpoint
CREATE UNIQUE INDEX "issuer_key_active" ON "issuer_key" USING btree ("issuer") WHERE "issuer_key"."state" = 'ACTIVE';--> statement-breakpoint
CREATE INDEX "status_list_service_did" ON "status_list" USING btree ("service_did","created_at");