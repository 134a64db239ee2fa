CREATE TABLE "card_and_pin_reason" (
	"unit" text PRIMARY KEY NOT NULL,
	"reason" jsonb NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"id" text PRIMARY KEY NOT NULL,
	"participant" text NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"value_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "linked_identity" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"provider" text NOT NULL,
	"subject_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "linked_identity_subject_hash_unique" UNIQUE("subject_hash")
);
--> statement-breakpoint
CREATE TABLE "oidc_arrival" (
	"id" text PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"code_hash" text NOT NULL,
	"browser_hash" text NOT NULL,
	"subject_hash" text NOT NULL,
	"person" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "oidc_arrival_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "oidc_journey" (
	"id" text PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"state_hash" text NOT NULL,
	"browser_hash" text NOT NULL,
	"secrets" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"replayed_at" timestamp (3) with time zone,
	CONSTRAINT "oidc_journey_state_hash_unique" UNIQUE("state_hash")
);
--> statement-breakpoint
CREATE TABLE "known_device" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL,
	"forgotten_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"unit" text,
	"credential_hash" text NOT NULL,
	"credential" text NOT NULL,
	"name" text NOT NULL,
	"counter" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "passkey_credential_hash_unique" UNIQUE("credential_hash")
);
--> statement-breakpoint
CREATE TABLE "passkey_challenge" (
	"id" text PRIMARY KEY NOT NULL,
	"challenge_hash" text NOT NULL,
	"purpose" text NOT NULL,
	"account" text,
	"unit" text,
	"name" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"replayed_at" timestamp (3) with time zone,
	CONSTRAINT "passkey_challenge_challenge_hash_unique" UNIQUE("challenge_hash")
);
--> statement-breakpoint
CREATE TABLE "recovery_card" (
	"id" text PRIMARY KEY NOT NULL,
	"participant" text NOT NULL,
	"code_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"voided_at" timestamp (3) with time zone,
	CONSTRAINT "recovery_card_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "reissue" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"participant" text NOT NULL,
	"group_id" text NOT NULL,
	"requested_by" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"confirmed_by" text,
	"confirmed_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"ended_why" text
);
--> statement-breakpoint
CREATE TABLE "wallet_code" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"purpose" text NOT NULL,
	"code_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "wallet_code_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
ALTER TABLE "activation" ADD COLUMN "reissue" text;--> statement-breakpoint
ALTER TABLE "participant" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "level" text DEFAULT 'CARD_AND_PIN' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "identity" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "assisted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "alert_seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "card_and_pin_reason" ADD CONSTRAINT "card_and_pin_reason_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_and_pin_reason" ADD CONSTRAINT "card_and_pin_reason_recorded_by_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linked_identity" ADD CONSTRAINT "linked_identity_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_card" ADD CONSTRAINT "recovery_card_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reissue" ADD CONSTRAINT "reissue_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reissue" ADD CONSTRAINT "reissue_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reissue" ADD CONSTRAINT "reissue_requested_by_account_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reissue" ADD CONSTRAINT "reissue_confirmed_by_account_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_code" ADD CONSTRAINT "wallet_code_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "contact_of_participant" ON "contact" USING btree ("participant","value_hash");--> statement-breakpoint
CREATE INDEX "linked_identity_account" ON "linked_identity" USING btree ("account");--> statement-breakpoint
CREATE INDEX "known_device_account" ON "known_device" USING btree ("account");--> statement-breakpoint
CREATE INDEX "passkey_account" ON "passkey" USING btree ("account");--> statement-breakpoint
CREATE UNIQUE INDEX "recovery_card_standing" ON "recovery_card" USING btree ("participant") WHERE "recovery_card"."used_at" is null and "recovery_card"."voided_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "reissue_open" ON "reissue" USING btree ("participant","unit") WHERE "reissue"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "reissue_participant" ON "reissue" USING btree ("participant");--> statement-breakpoint
CREATE INDEX "wallet_code_account" ON "wallet_code" USING btree ("account");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_device_known_device_id_fk" FOREIGN KEY ("device") REFERENCES "public"."known_device"("id") ON DELETE no action ON UPDATE no action;