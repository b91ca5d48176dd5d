-- What is added up of a decision, beside its JSON, so that sums need not open that.
alter table desk.decision
    add column tier       text    not null default '',
    add column line_count integer not null default 0,
    add column units      bigint  not null default 0,
    add column amount_fen bigint  not null default 0;

update desk.decision d
   set tier = coalesce(d.facts #>> '{member,standing,tier}', ''), amount_fen = n.fen,
       line_count = case d.kind when 'purchase' then n.lines else 0 end, units = case d.kind when 'purchase' then n.units else 0 end
  from desk.decision o
 cross join lateral (
       select count(*) lines, coalesce(sum(quantity), 0) units, coalesce(sum("amountFen"), 0) fen
         from json_to_recordset(case o.kind when 'purchase' then o.command #> '{receipt,lines}' when 'refund' then o.command -> 'lines' end)
              line(quantity bigint, "amountFen" bigint)) n
 where o.member_id = d.member_id and o.id = d.id and o.booked_at = d.booked_at;
