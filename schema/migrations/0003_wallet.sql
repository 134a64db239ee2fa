CREATE TABLE "known_device" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL,
	"forgotten_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "export_link" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"participant" text NOT NULL,
	"session" text NOT NULL,
	"token_hash" text NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "export_link_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "wallet_import" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"participant" text NOT NULL,
	"manifest_hash" text NOT NULL,
	"origin" text NOT NULL,
	"origin_confirmed" boolean NOT NULL,
	"exported_at" timestamp (3) with time zone NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	"files" integer NOT NULL,
	"bytes" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wallet_import_file" (
	"import" text NOT NULL,
	"position" integer NOT NULL,
	"unit" text NOT NULL,
	"participant" text NOT NULL,
	"about" text NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "wallet_import_file_import_position_pk" PRIMARY KEY("import","position")
);
--> statement-breakpoint
CREATE TABLE "who_request" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"participant" text NOT NULL,
	"reading" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text,
	"answer" text,
	"unit_answer" text
);
--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "level" text DEFAULT 'CARD_AND_PIN' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_link" ADD CONSTRAINT "export_link_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_link" ADD CONSTRAINT "export_link_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_import" ADD CONSTRAINT "wallet_import_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_import" ADD CONSTRAINT "wallet_import_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_import_file" ADD CONSTRAINT "wallet_import_file_import_wallet_import_id_fk" FOREIGN KEY ("import") REFERENCES "public"."wallet_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "who_request" ADD CONSTRAINT "who_request_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "who_request" ADD CONSTRAINT "who_request_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "who_request" ADD CONSTRAINT "who_request_reading_reading_id_fk" FOREIGN KEY ("reading") REFERENCES "public"."reading"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "who_request" ADD CONSTRAINT "who_request_answered_by_account_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "known_device_account" ON "known_device" USING btree ("account");--> statement-breakpoint
CREATE INDEX "export_link_participant" ON "export_link" USING btree ("participant");--> statement-breakpoint
CREATE UNIQUE INDEX "wallet_import_once" ON "wallet_import" USING btree ("participant","manifest_hash");--> statement-breakpoint
CREATE INDEX "wallet_import_file_participant" ON "wallet_import_file" USING btree ("participant");--> statement-breakpoint
CREATE UNIQUE INDEX "who_request_open" ON "who_request" USING btree ("reading") WHERE "who_request"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "who_request_unit" ON "who_request" USING btree ("unit","asked_at");--> statement-breakpoint
CREATE INDEX "who_request_participant" ON "who_request" USING btree ("participant");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_device_known_device_id_fk" FOREIGN KEY ("device") REFERENCES "public"."known_device"("id") ON DELETE no action ON UPDATE no action;