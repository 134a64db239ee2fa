CREATE TABLE "known_device" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL,
	"forgotten_at" timestamp (3) with time zone
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
ALTER TABLE "session" ADD COLUMN "level" text DEFAULT 'CARD_AND_PIN' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "credential" ADD COLUMN "claimed_from" text;--> statement-breakpoint
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential_offer" ADD CONSTRAINT "credential_offer_credential_credential_id_fk" FOREIGN KEY ("credential") REFERENCES "public"."credential"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_delivery" ADD CONSTRAINT "offer_delivery_offer_credential_offer_id_fk" FOREIGN KEY ("offer") REFERENCES "public"."credential_offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_delivery" ADD CONSTRAINT "offer_delivery_credential_credential_id_fk" FOREIGN KEY ("credential") REFERENCES "public"."credential"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "known_device_account" ON "known_device" USING btree ("account");--> statement-breakpoint
CREATE INDEX "credential_offer_participant" ON "credential_offer" USING btree ("participant","created_at");--> statement-breakpoint
CREATE INDEX "credential_offer_credential" ON "credential_offer" USING btree ("credential");--> statement-breakpoint
CREATE INDEX "presentation_request_kept" ON "presentation_request" USING btree ("kept_until") WHERE "presentation_request"."presented" is not null;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_device_known_device_id_fk" FOREIGN KEY ("device") REFERENCES "public"."known_device"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credential_claimed_from" ON "credential" USING btree ("claimed_from");