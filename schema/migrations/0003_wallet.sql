CREATE TABLE "known_device" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL,
	"forgotten_at" timestamp (3) with time zone
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
ALTER TABLE "session" ADD COLUMN "level" text DEFAULT 'CARD_AND_PIN' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_account_account_id_fk" FOREIGN KEY ("account") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_item" ADD CONSTRAINT "collection_item_collection_collection_id_fk" FOREIGN KEY ("collection") REFERENCES "public"."collection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holding" ADD CONSTRAINT "holding_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holding_label" ADD CONSTRAINT "holding_label_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share" ADD CONSTRAINT "share_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_item" ADD CONSTRAINT "share_item_share_share_id_fk" FOREIGN KEY ("share") REFERENCES "public"."share"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_opening" ADD CONSTRAINT "share_opening_share_share_id_fk" FOREIGN KEY ("share") REFERENCES "public"."share"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "known_device_account" ON "known_device" USING btree ("account");--> statement-breakpoint
CREATE INDEX "collection_participant" ON "collection" USING btree ("participant","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "holding_file" ON "holding" USING btree ("participant","file_hash");--> statement-breakpoint
CREATE INDEX "holding_participant" ON "holding" USING btree ("participant","brought_at");--> statement-breakpoint
CREATE INDEX "share_participant" ON "share" USING btree ("participant","created_at");--> statement-breakpoint
CREATE INDEX "share_opening_share" ON "share_opening" USING btree ("share","at");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_device_known_device_id_fk" FOREIGN KEY ("device") REFERENCES "public"."known_device"("id") ON DELETE no action ON UPDATE no action;