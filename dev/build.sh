# Builds what is missing or stale and says how to run it. Sourced by ../huiji and the scripts beside this one.

target=$home/server/target

# One folder per build, so that a running server keeps its own files.
application_directory() { cat "$target/application.path"; }
application_jar() { echo "$(application_directory)/huiji.jar"; }

java_options() {
  echo "-Xmx512m -XX:+UseParallelGC -XX:+ExitOnOutOfMemoryError -XX:AOTCache=$(application_directory)/huiji.aot -Xlog:aot=off -Xlog:cds=off"
  echo "--enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8"
}

is_stale() {
  [ -f "$target/application.path" ] && [ -f "$(application_jar)" ] || return 0
  [ -n "$(find "$home/pom.xml" "$home"/engine/{pom.xml,src/main} "$home"/server/{pom.xml,src/main} -newer "$target/application.path" -print -quit)" ] ||
    [ -n "$(find "$home/web" \( -name node_modules -o -path "$home/web/dist" -o -path "$home/web/e2e" \) -prune -o -type f ! -name schema.d.ts \
      -newer "$target/application.path" -print -quit)" ]
}

build_if_stale() {
  is_stale || return 0
  mkdir -p "$target"
  exec 9>"$target/build.lock"
  ! command -v flock >/dev/null || flock 9
  if is_stale; then build >&2; fi
  exec 9>&-
}

build() {
  local started log new old
  require_maven
  require_node_20
  started=$(mktemp "$target/started.XXXXXX")
  log=$target/build.log
  # What was renamed or deleted must not stay from the build before.
  rm -rf "$home/engine/target/classes" "$home/server/target/classes"
  echo "正在编译,第一次要下载程序库,需几分钟 / building; the first time downloads libraries and takes some minutes …"
  maven -pl server -am package -DskipTests -Dchecks.skip -Dweb.skip=false 2>&1 | tee "$log" | show_progress || stop "编译失败,见 / the build failed, see $log"
  old=$(cat "$target/application.path" 2>/dev/null || true)
  new=$(mktemp -d "$target/application-XXXXXX")
  "$(java_program)" -Djarmode=tools -jar "$target"/huiji-server-*-boot.jar extract --force --destination "$new" >>"$log" 2>&1
  chmod 755 "$new"
  mv "$new"/huiji-server-*-boot.jar "$new/huiji.jar"
  train "$new" "$log"
  [ -f "$new/huiji.aot" ] && grep -q 'training: ' "$log" || echo "跳过:启动会慢一些,原因见 / skipped, starts will be slower; see $log"
  echo "$new" >"$target/application.path.new"
  touch -r "$started" "$target/application.path.new"
  mv "$target/application.path.new" "$target/application.path"
  rm -f "$started"
  # The previous build stays for a server that still runs on it.
  find "$target" -maxdepth 1 -name 'application-*' ! -path "$new" ! -path "${old:-none}" -exec rm -rf {} +
}

# Starts the application on a scratch database, lets it work for some seconds and ends it, so that the JVM remembers loaded classes and what is worth compiling:
# later starts take half the time, and the first minute is served faster.
train() ( # directory, log
  echo "正在准备快速启动 / preparing for a fast start …"
  scratch=$(mktemp -d "$target/training-XXXXXX")
  HUIJI_DATA=$scratch HUIJI_DATABASE_URL='' "$(java_program)" -Xmx512m -XX:+UseParallelGC -XX:AOTCacheOutput="$1/huiji.aot" --enable-native-access=ALL-UNNAMED \
    -cp "$1/huiji.jar" io.huiji.server.HuijiApplication --huiji.demo=true --huiji.demo.size=small --server.port=0 --server.address=127.0.0.1 > >(without_card >>"$2") 2>&1 &
  server=$!
  trap 'kill "$server" 2>/dev/null || true; wait "$server" || true; rm -rf "$scratch"' EXIT
  await_demo "$scratch" "$server" && "$(java_program)" "$home/dev/Training.java" "$scratch" >>"$2" 2>&1 || true
)

# The demo's links and phones are for whoever plays with it.
without_card() { sed '/^====/,/^====/d'; }

await_demo() { # data directory, process
  until grep -qs '^complete=true' "$1/demo-chain"; do
    kill -0 "$2" 2>/dev/null || return 1
    sleep 0.2
  done
}

# Errors in full; of the rest one line per module and one per hundred downloads.
show_progress() {
  awk '/^\[ERROR\]|BUILD FAILURE/ { print; fflush() }
       /^\[INFO\] Building .*\[/ { sub(/^\[INFO\] /, "  "); print; fflush() }
       /^Downloaded from/ { if (++files % 100 == 0) { print "  " files " 个文件已下载 / files downloaded"; fflush() } }'
}
