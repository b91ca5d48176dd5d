# Finds the tools; what is missing is named in one line with what to do. Sourced by ../huiji and the scripts beside this one.

stop() {
  echo "huiji: $*" >&2
  exit 1
}

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25[".]' "$1/release"
}

# The directory of a JDK 25: JAVA_HOME, the java on the PATH, then the usual places.
jdk() {
  local candidate on_path
  on_path=$(command -v java || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* /usr/local/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  stop "没有找到 JDK 25,请安装后重试,或把 JAVA_HOME 指向它 / no JDK 25 found: install one (for example https://adoptium.net), or point JAVA_HOME at it"
}

java_program() {
  local directory
  directory=$(jdk) || exit 1
  echo "$directory/bin/java"
}

# Sets up Maven on that JDK. To be called before maven, outside of a pipe, so that what is missing is seen.
require_maven() {
  local version
  JAVA_HOME=$(jdk) || exit 1
  export JAVA_HOME MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
  command -v mvn >/dev/null || stop "没有找到 Maven,请安装 3.8 或更新版本 / no Maven found: install 3.8 or newer (for example apt-get install maven)"
  version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -1)
  case $version in
    3.8.* | 3.9.* | 3.[1-9][0-9]* | [4-9].*) ;;
    *) stop "Maven $version 太旧,需要 3.8 或更新版本 / Maven $version is too old: install 3.8 or newer" ;;
  esac
}

maven() {
  (cd "$home" && mvn -B "$@")
}

require_node_20() {
  local version
  version=$(node -v 2>/dev/null || true)
  case $version in
    v2[0-9].* | v[3-9][0-9].*) ;;
    *) stop "没有找到 Node 20(当前:${version:-无}) / Node 20 or newer is needed for the pages (found: ${version:-none}): install it" ;;
  esac
}

# The browser that the pages are tested in; fails where there is none.
chromium() {
  local candidate
  for candidate in "${HUIJI_CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
    if [ -n "$candidate" ] && [ -x "$candidate" ]; then
      echo "$candidate"
      return
    fi
  done
  return 1
}
