# Installs what the tests run besides.
# shellcheck shell=dash

need_test_tools() {
  need_build_tools
  PATH=$PATH:/usr/sbin:/sbin # Debian keeps servers where only root looks
  local missing
  missing=$(missing_packages)
  [ -n "$missing" ] || return 0
  # shellcheck disable=SC2086 # several packages are several words
  install "clients and servers that the tests run, a browser and PuTTY among them, are" "two minutes" $missing ||
    say "going on; the tests that need them are skipped"
  stop_services
}

# missing_packages: prints those that have a command or a file that is not there, in one line. Clients go by the names of
# their own, since Debian's alternatives telnet and nc may be any of several programs. dictd and its client, the proxies,
# Prometheus and the container tools are what the files in ops/ are for. No service manager runs.
missing_packages() {
  while read -r package parts; do
    for part in $parts; do
      case $part in
        /*) [ ! -e "$part" ] || continue ;;
        *) ! command -v "$part" >/dev/null || continue ;;
      esac
      printf '%s ' "$package"
      break
    done
  done <<END
inetutils-telnet inetutils-telnet
telnet-ssl telnet-ssl
putty-tools plink
netcat-openbsd nc.openbsd
busybox busybox
socat socat
bsdutils script
iproute2 ss
unicode-data /usr/share/unicode/Blocks.txt /usr/share/unicode/NameAliases.txt /usr/share/unicode/extracted/DerivedName.txt
curl curl
chromium chromium
chromium-driver chromedriver
perl perl
systemd systemd-analyze systemd-notify systemd-socket-activate
gcc gcc
libc6-dev /usr/include/stdio.h
python3 python3
haproxy haproxy
nginx nginx
libnginx-mod-stream /usr/lib/nginx/modules/ngx_stream_module.so
prometheus promtool
mmdebstrap mmdebstrap
umoci umoci
crun crun
nftables nft
openssl openssl
dict dict
dictd dictd dictfmt
END
}

# stop_services: the tests start these servers themselves, so none of those that were installed starts with the machine.
stop_services() {
  local package
  ! command -v systemctl >/dev/null || for package in haproxy nginx prometheus dictd; do
    case " $missing" in *" $package "*) as_root systemctl -q disable "$package" 2>/dev/null || true ;; esac
  done
}
