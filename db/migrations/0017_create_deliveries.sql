-- Where a council's other systems are told of alerts (Standard Webhooks 1.0.0): only identifiers are sent.
CREATE TABLE webhook (
    id uuid NOT NULL,
    url text NOT NULL CONSTRAINT webhook_url_https CHECK (url ~ '^https?://'),
    description text NOT NULL CONSTRAINT webhook_description_not_blank CHECK (btrim(description) <> ''),
    secret text NOT NULL CONSTRAINT webhook_secret CHECK (secret ~ '^whsec_'),
    secret_before text CONSTRAINT webhook_secret_before CHECK (secret_before ~ '^whsec_'),
    secret_before_until timestamptz,
    disabled_at timestamptz,
    disabled_for text CONSTRAINT webhook_disabled_for CHECK (disabled_for IN ('gone', 'asked')),
    version bigint NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL,
    CONSTRAINT webhook_pkey PRIMARY KEY (id),
    CONSTRAINT webhook_secret_before_until CHECK ((secret_before IS NULL) = (secret_before_until IS NULL)),
    CONSTRAINT webhook_disabled CHECK ((disabled_at IS NULL) = (disabled_for IS NULL))
);

CREATE UNIQUE INDEX webhook_url_key ON webhook (url) WHERE disabled_at IS NULL;

-- The words that a council sends.
CREATE TABLE message_template (
    name text NOT NULL CONSTRAINT message_template_name CHECK (name IN (
        'warning', 'overdue', 'challenge', 'at_once', 'email_subject', 'email_body', 'text_message'
    )),
    text text NOT NULL CONSTRAINT message_template_text_not_blank CHECK (btrim(text) <> ''),
    version bigint NOT NULL DEFAULT 1,
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT message_template_pkey PRIMARY KEY (name)
);

-- What is sent: frozen when it is first claimed, so that the same message goes out again, never another. Its identifier is
-- the reference by which the receiver knows it (webhook-id, Notify's reference, Message-ID), and never changes.
CREATE TABLE message (
    id uuid NOT NULL,
    channel text NOT NULL CONSTRAINT message_channel CHECK (channel IN ('email', 'text_message', 'webhook')),
    recipient_person_id uuid,
    webhook_id uuid,
    address text NOT NULL,
    subject text,
    body text NOT NULL,
    is_urgent boolean NOT NULL,
    created_at timestamptz NOT NULL,
    state text NOT NULL,
    attempts bigint NOT NULL,
    claim uuid,
    lease_until timestamptz,
    next_attempt_at timestamptz,
    error text,
    provider_reference text,
    handed_over_at timestamptz,
    version bigint NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL,
    CONSTRAINT message_pkey PRIMARY KEY (id),
    CONSTRAINT message_person_fkey FOREIGN KEY (recipient_person_id) REFERENCES person (id),
    CONSTRAINT message_webhook_fkey FOREIGN KEY (webhook_id) REFERENCES webhook (id),
    CONSTRAINT message_recipient CHECK (
        num_nonnulls(recipient_person_id, webhook_id) = 1 AND (webhook_id IS NOT NULL) = (channel = 'webhook')
    ),
    -- claimed: a worker is sending it, until its lease ends; waiting: to be tried again; handed_over: the channel has it;
    -- dead: given up, until somebody sends it again.
    CONSTRAINT message_state CHECK (
        CASE state
            WHEN 'claimed' THEN num_nonnulls(claim, lease_until) = 2 AND num_nonnulls(next_attempt_at, handed_over_at) = 0
            WHEN 'waiting' THEN next_attempt_at IS NOT NULL AND num_nonnulls(claim, lease_until, handed_over_at) = 0
            WHEN 'handed_over' THEN handed_over_at IS NOT NULL AND num_nonnulls(claim, lease_until, next_attempt_at) = 0
            WHEN 'dead' THEN error IS NOT NULL AND num_nonnulls(claim, lease_until, next_attempt_at, handed_over_at) = 0
            ELSE false
        END
    )
);

CREATE INDEX message_claimed_idx ON message (lease_until) WHERE state = 'claimed';
CREATE INDEX message_waiting_idx ON message (next_attempt_at) WHERE state = 'waiting';
CREATE INDEX message_state_idx ON message (state, id);
CREATE INDEX message_person_idx ON message (recipient_person_id, created_at);

-- One alert to one recipient by one channel, once.
CREATE TABLE delivery (
    id bigint GENERATED ALWAYS AS IDENTITY,
    alert_id uuid NOT NULL,
    channel text NOT NULL CONSTRAINT delivery_channel CHECK (channel IN ('email', 'text_message', 'webhook')),
    recipient_person_id uuid,
    webhook_id uuid,
    is_urgent boolean NOT NULL,
    send_after timestamptz NOT NULL,
    message_id uuid,
    cancelled boolean NOT NULL DEFAULT false,
    CONSTRAINT delivery_pkey PRIMARY KEY (id),
    CONSTRAINT delivery_once_key UNIQUE NULLS NOT DISTINCT (alert_id, channel, recipient_person_id, webhook_id),
    CONSTRAINT delivery_recipient CHECK (
        num_nonnulls(recipient_person_id, webhook_id) = 1 AND (webhook_id IS NOT NULL) = (channel = 'webhook')
    ),
    CONSTRAINT delivery_alert_fkey FOREIGN KEY (alert_id) REFERENCES alert (id),
    CONSTRAINT delivery_person_fkey FOREIGN KEY (recipient_person_id) REFERENCES person (id),
    CONSTRAINT delivery_webhook_fkey FOREIGN KEY (webhook_id) REFERENCES webhook (id),
    CONSTRAINT delivery_message_fkey FOREIGN KEY (message_id) REFERENCES message (id),
    CONSTRAINT delivery_cancelled_unsent CHECK (NOT (cancelled AND message_id IS NOT NULL))
);

CREATE INDEX delivery_queued_idx ON delivery (recipient_person_id) WHERE message_id IS NULL AND NOT cancelled;
CREATE INDEX delivery_queued_webhook_idx ON delivery (is_urgent DESC, send_after, id)
WHERE message_id IS NULL AND NOT cancelled AND webhook_id IS NOT NULL;
CREATE INDEX delivery_message_idx ON delivery (message_id) WHERE message_id IS NOT NULL;

COMMENT ON COLUMN message.attempts IS 'How often it was claimed to be sent, but for those who gave it back untried.';
COMMENT ON COLUMN delivery.send_after IS 'Not before: moved on where it is outside working hours, or beyond the cap.';
