-- Decisions are appended in order of time, so a block-range index finds those of a shift and costs a write nothing.
create index decision_booked on desk.decision using brin (booked_at) with (pages_per_range = 32, autosummarize = on);
