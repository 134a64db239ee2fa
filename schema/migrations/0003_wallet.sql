CREATE TABLE "known_device" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL,
	"forgotten_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "erasure" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"participant" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"receipt_code_hash" text,
	CONSTRAINT "erasure_receipt_code_hash_unique" UNIQUE("receipt_code_hash")
);
--> statement-breakpoint
CREATE TABLE "record_subject" (
	"unit" text NOT NULL,
	"participant" text NOT NULL,
	"person" text,
	"left_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "record_subject_unit_participant_pk" PRIMARY KEY("unit","participant")
);
--> statement-breakpoint
CREATE TABLE "unused_wallet" (
	"participant" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"warned_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "participant" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "level" text DEFAULT 'CARD_AND_PIN' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "credential" ADD COLUMN "holder_left_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_subject" ADD CONSTRAINT "record_subject_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_subject" ADD CONSTRAINT "record_subject_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unused_wallet" ADD CONSTRAINT "unused_wallet_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "known_device_account" ON "known_device" USING btree ("account");--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_standing" ON "erasure" USING btree ("participant") WHERE "erasure"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "erasure_due" ON "erasure" USING btree ("due_at");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_device_known_device_id_fk" FOREIGN KEY ("device") REFERENCES "public"."known_device"("id") ON DELETE no action ON UPDATE no action;