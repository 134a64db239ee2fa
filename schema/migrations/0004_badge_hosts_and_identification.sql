CREATE TABLE "badge_host" (
	"id" text PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"name" text NOT NULL,
	"uri" text NOT NULL,
	"policy_uri" text,
	"terms_uri" text,
	"redirect_uris" jsonb NOT NULL,
	"rights" jsonb NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "badge_host_consent" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"host" text NOT NULL,
	"participant" text NOT NULL,
	"account" text NOT NULL,
	"rights" jsonb NOT NULL,
	"all_proofs" boolean NOT NULL,
	"code_hash" text NOT NULL,
	"code_expires_at" timestamp (3) with time zone NOT NULL,
	"code_used_at" timestamp (3) with time zone,
	"redirect" integer NOT NULL,
	"code_challenge" text NOT NULL,
	"access_hash" text,
	"access_expires_at" timestamp (3) with time zone,
	"refresh_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_why" text,
	CONSTRAINT "badge_host_consent_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "badge_host_consent_access_hash_unique" UNIQUE("access_hash")
);
--> statement-breakpoint
CREATE TABLE "badge_host_proof" (
	"consent" text NOT NULL,
	"credential" text NOT NULL,
	CONSTRAINT "badge_host_proof_consent_credential_pk" PRIMARY KEY("consent","credential")
);
--> statement-breakpoint
CREATE TABLE "badge_host_read" (
	"consent" text NOT NULL,
	"on" date NOT NULL,
	"times" integer NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "badge_host_read_consent_on_pk" PRIMARY KEY("consent","on")
);
--> statement-breakpoint
CREATE TABLE "identification" (
	"id" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"participant" text NOT NULL,
	"session" text NOT NULL,
	"link_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"same" boolean,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "identification_link_hash_unique" UNIQUE("link_hash")
);
--> statement-breakpoint
ALTER TABLE "badge_host_consent" ADD CONSTRAINT "badge_host_consent_host_badge_host_id_fk" FOREIGN KEY ("host") REFERENCES "public"."badge_host"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge_host_consent" ADD CONSTRAINT "badge_host_consent_participant_participant_id_fk" FOREIGN KEY ("participant") REFERENCES "public"."participant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge_host_proof" ADD CONSTRAINT "badge_host_proof_consent_badge_host_consent_id_fk" FOREIGN KEY ("consent") REFERENCES "public"."badge_host_consent"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge_host_proof" ADD CONSTRAINT "badge_host_proof_credential_credential_id_fk" FOREIGN KEY ("credential") REFERENCES "public"."credential"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge_host_read" ADD CONSTRAINT "badge_host_read_consent_badge_host_consent_id_fk" FOREIGN KEY ("consent") REFERENCES "public"."badge_host_consent"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "badge_host_registered" ON "badge_host" USING btree ("registered_at");--> statement-breakpoint
CREATE INDEX "badge_host_consent_participant" ON "badge_host_consent" USING btree ("participant","created_at");--> statement-breakpoint
CREATE INDEX "badge_host_consent_host" ON "badge_host_consent" USING btree ("host");--> statement-breakpoint
CREATE INDEX "badge_host_proof_credential" ON "badge_host_proof" USING btree ("credential");--> statement-breakpoint
CREATE INDEX "identification_session" ON "identification" USING btree ("session");--> statement-breakpoint
CREATE INDEX "identification_expires" ON "identification" USING btree ("expires_at");