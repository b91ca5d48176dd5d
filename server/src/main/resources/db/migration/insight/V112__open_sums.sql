-- What is summed anew at each run is found without looking at what is settled.
create index rollup_open on insight.rollup (day) where not settled;
create index crossing_open on insight.crossing (day) where not settled;
