# Installs Debian's packages that the tests use, where one may: as root, with apt-get. Sourced by test. HUIJI_INSTALL=no: nothing is installed.

install_for_tests() {
  local wanted=()
  [ -x /usr/lib/postgresql/15/bin/initdb ] || wanted+=(postgresql-15)
  chromium >/dev/null || wanted+=(chromium)
  [ -d /usr/share/fonts/opentype/noto ] || wanted+=(fonts-noto-cjk)
  [ ${#wanted[@]} -gt 0 ] && [ "${HUIJI_INSTALL:-yes}" != no ] && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null || return 0
  echo "安装测试所需的软件包 / installing what the tests need besides: ${wanted[*]} …"
  # PostgreSQL: the programs alone, no database, no service.
  mkdir -p /etc/postgresql-common
  [ -f /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
  DEBIAN_FRONTEND=noninteractive apt-get update -q >>"$log" 2>&1 &&
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${wanted[@]}" >>"$log" 2>&1 ||
    echo "没有装成,少了它们的测试会跳过 / that failed, the tests that need them are skipped; see $log"
}
