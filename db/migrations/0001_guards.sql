-- Ledger time: real time plus an offset that only tests and the sandbox may move, and only forward.
create schema clock;
--> statement-breakpoint
create table clock.shift (
  single boolean primary key default true check (single),
  ahead interval not null default '0'
);
--> statement-breakpoint
insert into clock.shift default values;
--> statement-breakpoint
create function clock.now() returns timestamptz language sql volatile as
$$ select clock_timestamp() + ahead from clock.shift $$;
--> statement-breakpoint
create function clock.advance(by interval) returns timestamptz language plpgsql as $$
begin
  if by < interval '0' then
    raise exception 'ledger time only moves forward' using errcode = 'check_violation';
  end if;
  update clock.shift set ahead = ahead + by;
  perform pg_notify('clock', '');
  return clock.now();
end $$;
--> statement-breakpoint
revoke execute on function clock.advance(interval) from public;
--> statement-breakpoint
-- The second lock on the journal: the running role lacks the right, and the table itself refuses as well.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is insert-only: corrections are new entries' using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
create trigger journal_rows_stay before update or delete on journal
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger journal_stays before truncate on journal
  for each statement execute function refuse_change();
