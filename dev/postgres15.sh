# A scratch PostgreSQL 15 for one test run: own directory, loopback, password, ended with the shell that sources this.

postgres15=/usr/lib/postgresql/15/bin

# PostgreSQL refuses root; a user namespace makes it see another user.
outside_of_root() {
  if [ "$(id -u)" -eq 0 ]; then unshare -U "$@"; else "$@"; fi
}

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 20000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

stop_postgres15() {
  outside_of_root "$postgres15/pg_ctl" stop -D "$scratch/pg" -m fast >/dev/null 2>&1 || true
  rm -rf "$scratch"
}

# Exports HUIJI_TEST_DATABASE_URL, _USER and _PASSWORD.
start_postgres15() {
  local port
  scratch=$(mktemp -d "${TMPDIR:-/tmp}/huiji-postgres15.XXXXXX")
  trap stop_postgres15 EXIT
  port=$(free_port)
  head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$scratch/password"
  outside_of_root "$postgres15/initdb" -D "$scratch/pg" -U huiji --pwfile="$scratch/password" --auth=scram-sha-256 -E UTF8 --locale=C.UTF-8 --data-checksums >"$scratch/log"
  outside_of_root "$postgres15/pg_ctl" start -w -D "$scratch/pg" -l "$scratch/log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=64 -c max_wal_size=2GB" >/dev/null ||
    { cat "$scratch/log" >&2; exit 1; }
  export HUIJI_TEST_DATABASE_URL=jdbc:postgresql://127.0.0.1:$port/postgres HUIJI_TEST_DATABASE_USER=huiji
  HUIJI_TEST_DATABASE_PASSWORD=$(cat "$scratch/password")
  export HUIJI_TEST_DATABASE_PASSWORD
}
