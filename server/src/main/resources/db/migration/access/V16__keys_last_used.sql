-- When a key was last used, to about a minute: whoever revokes one wants to know whether somebody still relies on it.
alter table access.api_key add column last_used_at timestamptz;
grant update (last_used_at) on access.api_key to huiji_app;
