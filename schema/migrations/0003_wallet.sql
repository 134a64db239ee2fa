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
CREATE TABLE "collection" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"participant" text NOT NULL,
	"purpose" text NOT NULL,
	"name" text NOT NULL,
	"introduction" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "collection_item" (
	"collection" text NOT NULL,
	"position" integer NOT NULL,
	"holding" text NOT NULL,
	CONSTRAINT "collection_item_collection_position_pk" PRIMARY KEY("collection","position")
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
CREATE TABLE "holding" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"participant" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"content" text NOT NULL,
	"file_hash" text NOT NULL,
	"covered" boolean NOT NULL,
	"outcome" text NOT NULL,
	"verdict" text NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	"brought_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "holding_label" (
	"participant" text NOT NULL,
	"unit" text NOT NULL,
	"holding" text NOT NULL,
	"name" text,
	"hidden_at" timestamp (3) with time zone,
	CONSTRAINT "holding_label_participant_holding_pk" PRIMARY KEY("participant","holding")
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
CREATE TABLE "credential_offer" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"participant" text NOT NULL,
	"account" text NOT NULL,
	"credential" text NOT NULL,
	"link_hash" text NOT NULL,
	"code_hash" text NOT NULL,
	"transaction_hash" text,
	"wrong_transaction_codes" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"code_used_at" timestamp (3) with time zone,
	"token_hash" text,
	"token_expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	CONSTRAINT "credential_offer_link_hash_unique" UNIQUE("link_hash"),
	CONSTRAINT "credential_offer_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "credential_offer_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "offer_delivery" (
	"offer" text NOT NULL,
	"form" text NOT NULL,
	"credential" text NOT NULL,
	"delivered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "offer_delivery_offer_form_pk" PRIMARY KEY("offer","form")
);
--> statement-breakpoint
CREATE TABLE "used_nonce" (
	"nonce_hash" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "presentation_request" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"account" text NOT NULL,
	"what" text NOT NULL,
	"link_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"kept_until" timestamp (3) with time zone,
	"presented" text,
	CONSTRAINT "presentation_request_link_hash_unique" UNIQUE("link_hash")
);
--> statement-breakpoint
CREATE TABLE "private_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"part" text NOT NULL,
	"participant" text NOT NULL,
	"sealed" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "private_part" (
	"id" text PRIMARY KEY NOT NULL,
	"participant" text NOT NULL,
	"salt" text NOT NULL,
	"wrapped" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "share" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"participant" text NOT NULL,
	"token_hash" text NOT NULL,
	"token" text NOT NULL,
	"collection" text,
	"introduction" text,
	"language" text NOT NULL,
	"code_hash" text,
	"code_used_at" timestamp (3) with time zone,
	"code_failures" integer DEFAULT 0 NOT NULL,
	"locked_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"most_openings" integer NOT NULL,
	"openings" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "share_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "share_item" (
	"share" text NOT NULL,
	"position" integer NOT NULL,
	"holding" text NOT NULL,
	"whole" boolean NOT NULL,
	"choice" text,
	CONSTRAINT "share_item_share_position_pk" PRIMARY KEY("share","position")
);
--> statement-breakpoint
CREATE TABLE "share_opening" (
	"id" text PRIMARY KEY NOT NULL,
	"share" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "activation" ADD COLUMN "reissue" text;--> statement-breakpoint
ALTER TABLE "participant" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "participant" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "level" text DEFAULT 'CARD_AND_PIN' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "identity" text;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "assisted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "alert_seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "credential" ADD COLUMN "holder_left_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "credential" ADD COLUMN "claimed_from" text;--> statement-breakpoint
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
ALTER TABLE "collection" ADD CONSTRAINT "collection_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_item" ADD CONSTRAINT "collection_item_collection_collection_id_fk" FOREIGN KEY ("collection") REFERENCES "public"."collection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_subject" ADD CONSTRAINT "record_subject_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_subject" ADD CONSTRAINT "record_subject_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unused_wallet" ADD CONSTRAINT "unused_wallet_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_link" ADD CONSTRAINT "export_link_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_link" ADD CONSTRAINT "export_link_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holding" ADD CONSTRAINT "holding_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holding_label" ADD CONSTRAINT "holding_label_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_import" ADD CONSTRAINT "wallet_import_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_import" ADD CONSTRAINT "wallet_import_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_import_file" ADD CONSTRAINT "wallet_import_file_import_wallet_import_id_fk" FOREIGN KEY ("import") REFERENCES "public"."wallet_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "who_request" ADD CONSTRAINT "who_request_unit_controller_unit_id_fk" FOREIGN KEY ("unit") REFERENCES "public"."controller_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "who_request" ADD CONSTRAINT "who_request_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "who_request" ADD CONSTRAINT "who_request_reading_reading_id_fk" FOREIGN KEY ("reading") REFERENCES "public"."reading"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "who_request" ADD CONSTRAINT "who_request_answered_by_account_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential_offer" ADD CONSTRAINT "credential_offer_credential_credential_id_fk" FOREIGN KEY ("credential") REFERENCES "public"."credential"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_delivery" ADD CONSTRAINT "offer_delivery_offer_credential_offer_id_fk" FOREIGN KEY ("offer") REFERENCES "public"."credential_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_delivery" ADD CONSTRAINT "offer_delivery_credential_credential_id_fk" FOREIGN KEY ("credential") REFERENCES "public"."credential"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_entry" ADD CONSTRAINT "private_entry_part_private_part_id_fk" FOREIGN KEY ("part") REFERENCES "public"."private_part"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_entry" ADD CONSTRAINT "private_entry_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_part" ADD CONSTRAINT "private_part_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share" ADD CONSTRAINT "share_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_item" ADD CONSTRAINT "share_item_share_share_id_fk" FOREIGN KEY ("share") REFERENCES "public"."share"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_opening" ADD CONSTRAINT "share_opening_share_share_id_fk" FOREIGN KEY ("share") REFERENCES "public"."share"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "contact_of_participant" ON "contact" USING btree ("participant","value_hash");--> statement-breakpoint
CREATE INDEX "linked_identity_account" ON "linked_identity" USING btree ("account");--> statement-breakpoint
CREATE INDEX "known_device_account" ON "known_device" USING btree ("account");--> statement-breakpoint
CREATE INDEX "passkey_account" ON "passkey" USING btree ("account");--> statement-breakpoint
CREATE UNIQUE INDEX "recovery_card_standing" ON "recovery_card" USING btree ("participant") WHERE "recovery_card"."used_at" is null and "recovery_card"."voided_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "reissue_open" ON "reissue" USING btree ("participant","unit") WHERE "reissue"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "reissue_participant" ON "reissue" USING btree ("participant");--> statement-breakpoint
CREATE INDEX "wallet_code_account" ON "wallet_code" USING btree ("account");--> statement-breakpoint
CREATE INDEX "collection_participant" ON "collection" USING btree ("participant","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_standing" ON "erasure" USING btree ("participant") WHERE "erasure"."cancelled_at" is null;--> statement-breakpoint
CREATE INDEX "erasure_due" ON "erasure" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "export_link_participant" ON "export_link" USING btree ("participant");--> statement-breakpoint
CREATE UNIQUE INDEX "holding_file" ON "holding" USING btree ("participant","file_hash");--> statement-breakpoint
CREATE INDEX "holding_participant" ON "holding" USING btree ("participant","brought_at");--> statement-breakpoint
CREATE UNIQUE INDEX "wallet_import_once" ON "wallet_import" USING btree ("participant","manifest_hash");--> statement-breakpoint
CREATE INDEX "wallet_import_file_participant" ON "wallet_import_file" USING btree ("participant");--> statement-breakpoint
CREATE UNIQUE INDEX "who_request_open" ON "who_request" USING btree ("reading") WHERE "who_request"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "who_request_unit" ON "who_request" USING btree ("unit","asked_at");--> statement-breakpoint
CREATE INDEX "who_request_participant" ON "who_request" USING btree ("participant");--> statement-breakpoint
CREATE INDEX "credential_offer_participant" ON "credential_offer" USING btree ("participant","created_at");--> statement-breakpoint
CREATE INDEX "credential_offer_credential" ON "credential_offer" USING btree ("credential");--> statement-breakpoint
CREATE INDEX "presentation_request_kept" ON "presentation_request" USING btree ("kept_until") WHERE "presentation_request"."presented" is not null;--> statement-breakpoint
CREATE INDEX "private_entry_part" ON "private_entry" USING btree ("part");--> statement-breakpoint
CREATE INDEX "private_entry_participant" ON "private_entry" USING btree ("participant");--> statement-breakpoint
CREATE INDEX "private_part_participant" ON "private_part" USING btree ("participant");--> statement-breakpoint
CREATE INDEX "share_participant" ON "share" USING btree ("participant","created_at");--> statement-breakpoint
CREATE INDEX "share_opening_share" ON "share_opening" USING btree ("share","at");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_device_known_device_id_fk" FOREIGN KEY ("device") REFERENCES "public"."known_device"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credential_claimed_from" ON "credential" USING btree ("claimed_from");